import { useNavigate, useRouter } from '@tanstack/react-router'
import { useLabSession } from '../../session/labContext.ts'
import { linkTo } from '../../session/sharing/shareLink.ts'
import { RunActions } from '../opening/RunActions.tsx'
import { writeAddress } from './demoAddress.ts'
import { CHANGES_MAX } from './demoChanges.ts'
import type { Demo } from './useDemo.ts'

/** What the rolling update's header offers. */
export function DemoActions({ demo, isComparing }: { readonly demo: Demo; readonly isComparing: boolean }) {
  const session = useLabSession()
  const navigate = useNavigate()
  const router = useRouter()
  const link = (): string => {
    const { address } = demo
    // So many changes fit no address; the lab's whole log fits a link of the lab.
    if (address.changes.length > CHANGES_MAX) {
      return linkTo(new URL('/lab', window.location.href), session.toFile(), address.atMs)
    }
    const { href } = router.buildLocation({ to: '/rolling', search: writeAddress(address) })
    return new URL(href, window.location.href).href
  }
  return (
    <RunActions
      page="Rolling update"
      link={link}
      keepAddress={demo.keepAddress}
      present={() => navigate({ to: '/rolling/present', search: writeAddress(demo.address) })}
      onCloseComparison={isComparing ? () => demo.compareWith(null) : null}
    />
  )
}
