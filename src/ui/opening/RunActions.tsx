import { useNavigate } from '@tanstack/react-router'
import { Copy, FlaskConical, Monitor, X } from 'lucide-react'
import { useState } from 'react'
import { handOver } from '../../session/handover.ts'
import { useLabSession } from '../../session/labContext.ts'
import { useMedia } from '../kit/useMedia.ts'
import { Button } from '../kit/Button.tsx'
import { HeaderButton } from '../shell/HeaderButton.tsx'
import { HeaderSlot } from '../shell/HeaderSlot.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'

/** From where on the header's menu holds them, to where all pages and all words stand side by side. */
const TIGHT = '(960px <= width <= 1319px)'

interface RunActionsProps {
  /** Of the keys, as the sheet of keys names the page. */
  readonly page: string
  /** A link that reproduces the page as it stands. */
  readonly link: () => string
  /** Has the browser's address say all, so that whoever leaves comes back to it. */
  readonly keepAddress: () => Promise<void>
  readonly present: () => Promise<void>
  /** While two sides are compared. */
  readonly onCloseComparison: (() => void) | null
}

/** What a demo's header offers: a link that reproduces the page, the lab, the presenter's view, the end of a comparison. */
export function RunActions({ page, link, keepAddress, present, onCloseComparison }: RunActionsProps) {
  const session = useLabSession()
  const isNarrow = useMedia(TIGHT)
  const navigate = useNavigate()
  const { copied, copy } = useCopy(link)
  const toPresenter = async (): Promise<void> => {
    session.pause()
    await keepAddress()
    await present()
  }
  const openInLab = async (): Promise<void> => {
    session.pause()
    await keepAddress()
    handOver(session.store.getState())
    await navigate({ to: '/lab' })
  }
  useShortcuts(page, [{ keys: 'p', label: 'Present', run: () => void toPresenter() }])
  return (
    <HeaderSlot place="actions">
      <span role="status" className="type-small tone-3">
        {copied === 'yes' && 'Link copied'}
        {copied === 'no' && 'The browser refused. Copy it from the address bar.'}
      </span>
      <HeaderButton
        label="Copy link"
        icon={<Copy aria-hidden="true" />}
        isNarrow={isNarrow}
        onPress={() => void copy()}
      />
      {onCloseComparison !== null && (
        <HeaderButton
          label="Close comparison"
          icon={<X aria-hidden="true" />}
          isNarrow={isNarrow}
          onPress={onCloseComparison}
        />
      )}
      <HeaderButton
        label="Open in the lab"
        icon={<FlaskConical aria-hidden="true" />}
        isNarrow={isNarrow}
        onPress={() => void openInLab()}
      />
      <Button icon={<Monitor aria-hidden="true" />} kbd="p" onPress={() => void toPresenter()}>
        Present
      </Button>
    </HeaderSlot>
  )
}

function useCopy(link: () => string) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link())
      setCopied('yes')
    } catch {
      setCopied('no')
    }
  }
  return { copied, copy }
}
