import { grouped } from '../../look/numbers.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { TextField } from '../kit/TextField.tsx'
import type { useCopiedLink } from './useCopiedLink.ts'

interface CopiedLinkDialogProps {
  readonly link: ReturnType<typeof useCopiedLink>
  /** What is linked: `lab`. */
  readonly what: string
  readonly onSave: () => void
}

/** What there is to say of a link that was not simply copied; a file holds what a link does not. */
export function CopiedLinkDialog({ link: { copied, write, forget }, what, onSave }: CopiedLinkDialogProps) {
  const save = (
    <Button
      variant="filled"
      onPress={() => {
        onSave()
        forget()
      }}
    >
      Save as file
    </Button>
  )
  switch (copied?.kind) {
    case 'tooLarge':
      return (
        <Dialog title="Too large for a link" isOpen onClose={forget} actions={save}>
          <p>{copied.message}</p>
        </Dialog>
      )
    case 'long':
      return (
        <Dialog
          title="A long link"
          isOpen
          onClose={forget}
          actions={
            <>
              <Button onPress={() => void write(copied.link)}>Copy it all the same</Button>
              {save}
            </>
          }
        >
          <p>
            It has {grouped(copied.link.length)} characters. Some programs for mail and chat cut a link off past 2,048;
            a file arrives whole.
          </p>
        </Dialog>
      )
    case 'shown':
      return (
        <Dialog title={`The link to this ${what}`} width="wide" isOpen onClose={forget}>
          <TextField
            label="The browser refused the clipboard. Copy it from here."
            isMono
            value={copied.link}
            onChange={() => undefined}
          />
        </Dialog>
      )
    case 'copied':
    case undefined:
      return null
  }
}
