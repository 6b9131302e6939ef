import { useId, useState } from 'react'
import { cutText } from '../../base/foreignText.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { TextField } from '../kit/TextField.tsx'

interface NameDialogProps {
  readonly title: string
  readonly name: string
  /** Characters (code points). */
  readonly lengthMax: number
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks for another name. */
export function NameDialog({ title, name, lengthMax, onName, onClose }: NameDialogProps) {
  const [text, setText] = useState(name)
  const formId = useId()
  const wanted = text.trim()
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="filled" type="submit" form={formId} isDisabled={wanted === ''}>
          Rename
        </Button>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted === '') return
          onName(wanted)
          onClose()
        }}
      >
        <TextField label="Name" value={text} onChange={(typed) => setText(cutText(typed, lengthMax))} />
      </form>
    </Dialog>
  )
}
