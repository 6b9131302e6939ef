import { Copy, Monitor, X } from 'lucide-react'
import { useState } from 'react'
import { demoFile } from '../../lessons/rollingDemo.ts'
import { useLabSession } from '../../session/labContext.ts'
import { linkTo } from '../../session/sharing/shareLink.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { HeaderSlot } from '../shell/HeaderSlot.tsx'
import { writeAddress } from './demoAddress.ts'
import type { Demo } from './useDemo.ts'

/** What the header offers on the demo: a link that reproduces it, the presenter's view, the end of a comparison. */
export function DemoActions({ demo, isComparing }: { readonly demo: Demo; readonly isComparing: boolean }) {
  const session = useLabSession()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(linkOf(session.toFile(), demo))
      setCopied('yes')
    } catch {
      setCopied('no')
    }
  }
  return (
    <HeaderSlot place="actions">
      <span role="status" className="type-small tone-3">
        {copied === 'yes' && 'Link copied'}
        {copied === 'no' && 'The browser refused. Copy it from the address bar.'}
      </span>
      <Button variant="quiet" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
        Copy link
      </Button>
      {isComparing ? (
        <Button variant="quiet" icon={<X aria-hidden="true" />} onPress={() => demo.compareWith(null)}>
          Close comparison
        </Button>
      ) : (
        <ButtonLink to="/demo/present" search={writeAddress(demo.address)} icon={<Monitor aria-hidden="true" />}>
          Present
        </ButtonLink>
      )}
    </HeaderSlot>
  )
}

/** The address says it all until something was changed in mid-deployment; then the lab's whole log is the link. */
function linkOf(file: ReturnType<typeof demoFile>, demo: Demo): string {
  const planned = demoFile(demo.address.setting).commands.length
  if (file.commands.length <= planned || demo.address.other !== null) return window.location.href
  return linkTo(new URL('/lab', window.location.href), file, demo.address.atMs)
}
