import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { ForeignText } from './ForeignText.tsx'
import { IconButton } from './IconButton.tsx'
import './Sheet.css'

export interface SheetProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Where it comes from. On a phone every sheet is full width. */
  readonly side?: 'left' | 'right' | 'bottom'
}

/** A panel over the page: the left panel's drawer, the inspector's sheet, the phone's menu. */
export function Sheet({ title, isOpen, onClose, children, side = 'right' }: SheetProps) {
  const onOpenChange = (open: boolean): void => {
    if (!open) onClose()
  }
  return (
    <ModalOverlay className="sheet-veil" data-side={side} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="sheet" data-side={side}>
        <AriaDialog className="sheet__box">
          <div className="sheet__head">
            <Heading slot="title" level={2}>
              <ForeignText>{title}</ForeignText>
            </Heading>
            <IconButton label="Close" icon={<X />} kbd="Escape" onPress={onClose} />
          </div>
          <div className="sheet__body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
