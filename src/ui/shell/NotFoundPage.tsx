import { useRouterState } from '@tanstack/react-router'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { MessagePage } from './MessagePage.tsx'
import { usePageTitle } from './pageTitle.ts'

/** No route has this address. */
export function NotFoundPage() {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  usePageTitle('No such page')
  return (
    <MessagePage title="No page at this address" detail={pathname}>
      <EmptyState
        action={
          <div className="message-page__actions">
            <ButtonLink to="/rolling" variant="filled" size="touch">
              Open the rolling update
            </ButtonLink>
            <ButtonLink to="/" size="touch">
              Go home
            </ButtonLink>
          </div>
        }
      >
        The slot is free, but nothing is placed here. The link may be old or cut short.
      </EmptyState>
    </MessagePage>
  )
}
