import { Share } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { saveLabFile } from '../../session/files.ts'
import { linkTo } from '../../session/sharing/shareLink.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Menu } from '../kit/Menu.tsx'
import { TextField } from '../kit/TextField.tsx'
import { HeaderButton } from './HeaderButton.tsx'

type Shared =
  | { readonly kind: 'copied' }
  /** The clipboard was refused: the link is there to be copied by hand. */
  | { readonly kind: 'shown'; readonly link: string }
  | { readonly kind: 'tooLarge'; readonly message: string }

const COPIED_SHOWN_MS = 4_000

/** The active branch as a link, or as a file. */
export function ShareMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const session = useLabSession()
  const nowMs = useActiveView()?.nowMs ?? 0
  const [shared, setShared] = useState<Shared | null>(null)
  useEffect(() => {
    if (shared?.kind !== 'copied') return
    const timer = setTimeout(() => setShared(null), COPIED_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shared])
  const save = (): void => saveLabFile(session.toFile())
  const copy = async (): Promise<void> => {
    let link
    try {
      link = linkTo(new URL('/lab', window.location.href), session.toFile(), nowMs)
    } catch (error) {
      setShared({ kind: 'tooLarge', message: error instanceof RangeError ? error.message : String(error) })
      return
    }
    try {
      await navigator.clipboard.writeText(link)
      setShared({ kind: 'copied' })
    } catch {
      setShared({ kind: 'shown', link })
    }
  }
  return (
    <>
      <span role="status" className="lab-saved">
        {shared?.kind === 'copied' && 'Link copied'}
      </span>
      <Menu
        label="Share"
        groups={[
          {
            id: 'share',
            acts: [
              { id: 'link', label: 'Copy link', detail: 'lab and moment', onAct: () => void copy() },
              { id: 'file', label: 'Save as file', detail: '.taskyard.json', onAct: save },
            ],
          },
        ]}
        trigger={<HeaderButton label="Share" icon={<Share aria-hidden="true" />} isNarrow={isNarrow} />}
      />
      {shared?.kind === 'tooLarge' && (
        <Dialog
          title="Too large for a link"
          isOpen
          onClose={() => setShared(null)}
          actions={
            <Button
              variant="filled"
              onPress={() => {
                save()
                setShared(null)
              }}
            >
              Save as file
            </Button>
          }
        >
          <p>{shared.message}</p>
        </Dialog>
      )}
      {shared?.kind === 'shown' && (
        <Dialog title="The link to this lab" width="wide" isOpen onClose={() => setShared(null)}>
          <TextField
            label="The browser refused the clipboard. Copy it from here."
            isMono
            value={shared.link}
            onChange={() => undefined}
          />
        </Dialog>
      )}
    </>
  )
}
