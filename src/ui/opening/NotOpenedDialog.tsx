import type { ReactNode } from 'react'
import { visibleText } from '../../base/foreignText.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import { RefusalLine } from '../acts/RefusalLine.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import '../acts/acts.css'

/** Something that was brought and not opened. */
export interface NotOpened {
  readonly error: ErrorShape
  /** `the link`, or a file's name. */
  readonly from: string
}

interface NotOpenedDialogProps extends NotOpened {
  readonly actions: ReactNode
  readonly onClose: () => void
  /** Under the reason. */
  readonly children?: ReactNode
}

/** What was brought and cannot be opened: the reason by name, and what to do. */
export function NotOpenedDialog({ error, from, actions, onClose, children }: NotOpenedDialogProps) {
  return (
    <Dialog title={`Not opened: ${from}`} isOpen onClose={onClose} actions={actions}>
      <div className="lab-form">
        <RefusalLine refusal={{ name: error.name, change: visibleText(error.message) }} />
        {children}
      </div>
    </Dialog>
  )
}
