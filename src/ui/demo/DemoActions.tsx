import { useNavigate, useRouter } from '@tanstack/react-router'
import { Copy, FlaskConical, Monitor, X } from 'lucide-react'
import { useState } from 'react'
import { handOver } from '../../session/handover.ts'
import { useLabSession } from '../../session/labContext.ts'
import { linkTo } from '../../session/sharing/shareLink.ts'
import { Button } from '../kit/Button.tsx'
import { HeaderSlot } from '../shell/HeaderSlot.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { writeAddress } from './demoAddress.ts'
import { CHANGES_MAX } from './demoChanges.ts'
import type { Demo } from './useDemo.ts'

/** What the header offers: a link that reproduces the page, the lab, the presenter's view, the end of a comparison. */
export function DemoActions({ demo, isComparing }: { readonly demo: Demo; readonly isComparing: boolean }) {
  const { copied, copy } = useCopyLink(demo)
  const { present, openInLab } = useWaysOn(demo)
  useShortcuts('Rolling update', [{ keys: 'p', label: 'Present', run: present }])
  return (
    <HeaderSlot place="actions">
      <span role="status" className="type-small tone-3">
        {copied === 'yes' && 'Link copied'}
        {copied === 'no' && 'The browser refused. Copy it from the address bar.'}
      </span>
      <Button variant="quiet" icon={<Copy aria-hidden="true" />} onPress={copy}>
        Copy link
      </Button>
      {isComparing && (
        <Button variant="quiet" icon={<X aria-hidden="true" />} onPress={() => demo.compareWith(null)}>
          Close comparison
        </Button>
      )}
      <Button variant="quiet" icon={<FlaskConical aria-hidden="true" />} onPress={openInLab}>
        Open in the lab
      </Button>
      <Button icon={<Monitor aria-hidden="true" />} kbd="p" onPress={present}>
        Present
      </Button>
    </HeaderSlot>
  )
}

/** To the presenter's view and to the lab. The browser's Back leads to the page as it was left. */
function useWaysOn(demo: Demo) {
  const session = useLabSession()
  const navigate = useNavigate()
  const present = async (): Promise<void> => {
    session.pause()
    await demo.keepAddress()
    await navigate({ to: '/rolling/present', search: writeAddress(demo.address) })
  }
  const openInLab = async (): Promise<void> => {
    session.pause()
    await demo.keepAddress()
    handOver(session.store.getState())
    await navigate({ to: '/lab' })
  }
  return { present: () => void present(), openInLab: () => void openInLab() }
}

function useCopyLink(demo: Demo) {
  const session = useLabSession()
  const router = useRouter()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const link = (): string => {
    const { address } = demo
    // So many changes fit no address; the lab's whole log fits a link of the lab.
    if (address.changes.length > CHANGES_MAX) {
      return linkTo(new URL('/lab', window.location.href), session.toFile(), address.atMs)
    }
    const { href } = router.buildLocation({ to: '/rolling', search: writeAddress(address) })
    return new URL(href, window.location.href).href
  }
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link())
      setCopied('yes')
    } catch {
      setCopied('no')
    }
  }
  return { copied, copy: () => void copy() }
}
