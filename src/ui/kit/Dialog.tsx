import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { ForeignText } from './ForeignText.tsx'
import { IconButton } from './IconButton.tsx'
import './Dialog.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The acts at the foot; the filled one last. */
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'wide'
  /** An alert dialog says that something needs a decision now. */
  readonly role?: 'dialog' | 'alertdialog'
}

/** A modal question or text over the page. Esc and the × close it. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, width = 'narrow', role = 'dialog' } = props
  const onOpenChange = (open: boolean): void => {
    if (!open) onClose()
  }
  return (
    <ModalOverlay className="dialog-veil" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={role === 'dialog'}>
      <Modal className="dialog" data-width={width}>
        <AriaDialog className="dialog__box" role={role}>
          <div className="dialog__head">
            <Heading slot="title" level={2}>
              <ForeignText>{title}</ForeignText>
            </Heading>
            <IconButton label="Close" icon={<X />} kbd="Escape" onPress={onClose} />
          </div>
          <div className="dialog__body">{children}</div>
          {actions !== undefined && <div className="dialog__actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
