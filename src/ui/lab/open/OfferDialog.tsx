import { saveText } from '../../../session/files.ts'
import { DAMAGED, remainsText } from '../../../session/saving/manageLabs.ts'
import { previewOf } from '../../../session/sharing/preview.ts'
import { Button } from '../../kit/Button.tsx'
import { DataTable } from '../../kit/DataTable.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { NotOpenedDialog } from '../../opening/NotOpenedDialog.tsx'
import { counted, grouped } from '../../../look/numbers.ts'
import { clockText } from '../../../look/time.ts'
import { DeployDialog, type DeployChoice } from './DeployDialog.tsx'
import type { Offer } from './offers.ts'
import '../../acts/acts.css'

interface OfferDialogProps {
  readonly offer: Offer | null
  /** Whether the lab that is open holds anything yet. */
  readonly isLabEmpty: boolean
  readonly onOpen: (offer: Offer & { readonly kind: 'lab' }) => void
  readonly onDeploy: (choice: DeployChoice) => void
  readonly onOpenEmpty: () => void
  readonly onClose: () => void
}

/** What was brought to the page, before anything of it runs. */
export function OfferDialog(props: OfferDialogProps) {
  const { offer, isLabEmpty, onOpen, onDeploy, onClose } = props
  if (offer === null) return null
  if (offer.kind === 'taskDefinition') {
    return <DeployDialog definition={offer.definition} {...{ isLabEmpty, onDeploy, onClose }} />
  }
  if (offer.kind === 'refused') return <RefusedOffer {...props} offer={offer} />
  return (
    <Dialog
      title={offer.file.title || 'A lab without a title'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Leave it</Button>
          <Button variant="filled" autoFocus onPress={() => onOpen(offer)}>
            Open it
          </Button>
        </>
      }
    >
      <LabPreview offer={offer} isLabEmpty={isLabEmpty} />
    </Dialog>
  )
}

function LabPreview({ offer, isLabEmpty }: { offer: Offer & { readonly kind: 'lab' }; isLabEmpty: boolean }) {
  const { commandsCount, operations, lastAtMs } = previewOf(offer.file)
  return (
    <div className="lab-form">
      <p>
        {offer.from}: {counted(commandsCount, 'command')} until {clockText(lastAtMs)}, seed {offer.file.seed}. Nothing
        of it has run.
        {offer.wanted.kind === 'state' && branchWords(offer.wanted.state.lab.branches.length)}
      </p>
      <DataTable
        label="Operations in this lab"
        rows={operations}
        rowKey={(row) => `${row.service} ${row.operation}`}
        columns={[
          { id: 'service', header: 'Service', cell: (row) => row.service, isMono: true },
          { id: 'operation', header: 'Operation', cell: (row) => row.operation, isMono: true, isRowHeader: true },
          { id: 'count', header: 'Times', cell: (row) => grouped(row.count), align: 'end' },
        ]}
        empty={<p>It holds no command.</p>}
      />
      {!isLabEmpty && <p className="type-small tone-3">It takes the place of the lab that is open, which is saved.</p>}
    </div>
  )
}

function branchWords(count: number): string {
  return count === 1 ? '' : ` It has ${String(count)} branches, and this is the one that is active.`
}

function RefusedOffer(props: OfferDialogProps & { readonly offer: Offer & { readonly kind: 'refused' } }) {
  const { offer, isLabEmpty, onOpenEmpty, onClose } = props
  const remains = remainsText(offer.damaged ?? [])
  return (
    <NotOpenedDialog
      {...offer}
      onClose={onClose}
      actions={
        <>
          {remains !== '' && (
            <Button onPress={() => saveText(`${DAMAGED}.txt`, remains)}>Save what is left of it</Button>
          )}
          {!isLabEmpty && <Button onPress={onOpenEmpty}>Open an empty lab</Button>}
          <Button variant="filled" onPress={onClose}>
            {isLabEmpty ? 'Go on with an empty lab' : 'Keep this lab'}
          </Button>
        </>
      }
    >
      {offer.damaged !== undefined && offer.damaged.length > 0 && (
        <ul className="lab-form__note">
          {offer.damaged.map(({ slotId, reason }, index) => (
            <li key={slotId}>
              {index === 0 ? 'Newest version' : `Version ${String(index + 1)}`}: {reason}
            </li>
          ))}
        </ul>
      )}
    </NotOpenedDialog>
  )
}
