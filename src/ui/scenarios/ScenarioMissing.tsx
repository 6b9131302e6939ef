import { StoryUntellable } from '../../session/lessons.ts'
import { ScenarioUnavailable } from '../../session/scenarioDocuments.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'

interface ScenarioMissingProps {
  readonly error: Error
  readonly onRetry: () => void
  /** What would help, when asking again may. */
  readonly children: string
}

/** In the place of a scenario that cannot be played: why, and the ways on. */
export function ScenarioMissing({ error, onRetry, children }: ScenarioMissingProps) {
  const hopeless = hopelessWords(error)
  return (
    <MessagePage title={hopeless?.title ?? 'The scenario did not come'} detail={error.message}>
      <EmptyState
        action={
          <div className="message-page__actions">
            {hopeless === null && (
              <Button variant="filled" size="touch" onPress={onRetry}>
                Try again
              </Button>
            )}
            <ButtonLink to="/scenarios" size="touch" variant={hopeless === null ? 'outline' : 'filled'}>
              All scenarios
            </ButtonLink>
          </div>
        }
      >
        {hopeless?.sentence ?? children}
      </EmptyState>
    </MessagePage>
  )
}

/** Of what asking again does not help; else `null`. */
function hopelessWords(error: Error): { readonly title: string; readonly sentence: string } | null {
  if (error instanceof ScenarioUnavailable && error.isUnknown) {
    return { title: 'No such scenario', sentence: 'The link may be old or cut short.' }
  }
  if (error instanceof StoryUntellable) {
    return {
      title: 'This scenario cannot be told',
      sentence: 'Its document reads well, but the model finds no answer to all it asks. Its author can mend it.',
    }
  }
  return null
}
