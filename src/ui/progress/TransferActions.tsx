import { Download, FolderOpen, Printer } from 'lucide-react'
import { useState } from 'react'
import { answers } from '../../session/challenge/answers.ts'
import { exportProgress, readIncoming, takeIncoming, type Incoming } from '../../session/challenge/progressTransfer.ts'
import { counted } from '../../look/numbers.ts'
import { dayOf, isoDateText } from '../due/days.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { chooseFile } from '../opening/chooseFile.ts'
import { NotOpenedDialog, type NotOpened } from '../opening/NotOpenedDialog.tsx'

type Open =
  | { readonly kind: 'incoming'; readonly incoming: Incoming; readonly from: string }
  | { readonly kind: 'refused'; readonly notOpened: NotOpened }
  | { readonly kind: 'forget' }

/** Progress as a file and on paper, from a file, and away with it. */
export function TransferActions({ count, nowMs }: { readonly count: number; readonly nowMs: number }) {
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState('')
  const bring = async (file: File): Promise<void> => {
    const read = await readIncoming(file)
    if ('error' in read) setOpen({ kind: 'refused', notOpened: { error: read.error, from: file.name } })
    else setOpen({ kind: 'incoming', incoming: read, from: file.name })
  }
  const close = (): void => setOpen(null)
  const take = async (incoming: Incoming): Promise<void> => {
    close()
    setDone(`${counted(await takeIncoming(incoming), 'answer')} added.`)
  }
  const forget = async (): Promise<void> => {
    close()
    await answers.clear()
    setDone('All answers are forgotten.')
  }
  return (
    <div className="progress__acts">
      <Button icon={<FolderOpen aria-hidden="true" />} onPress={() => chooseFile((file) => void bring(file))}>
        Import
      </Button>
      {count > 0 && (
        <>
          <Button icon={<Download aria-hidden="true" />} onPress={() => exportProgress(isoDateText(dayOf(nowMs)))}>
            Export progress
          </Button>
          <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
            Print
          </Button>
          <Button variant="quiet" tone="trouble" onPress={() => setOpen({ kind: 'forget' })}>
            Forget all
          </Button>
        </>
      )}
      <span role="status" className="tone-2">
        {done}
      </span>
      {open?.kind === 'incoming' && (
        <IncomingDialog {...open} onClose={close} onTake={() => void take(open.incoming)} />
      )}
      {open?.kind === 'refused' && (
        <NotOpenedDialog
          {...open.notOpened}
          onClose={close}
          actions={
            <Button variant="filled" onPress={close}>
              Go on without it
            </Button>
          }
        />
      )}
      {open?.kind === 'forget' && <ForgetDialog count={count} onClose={close} onForget={() => void forget()} />}
    </div>
  )
}

interface IncomingDialogProps {
  readonly incoming: Incoming
  readonly from: string
  readonly onClose: () => void
  readonly onTake: () => void
}

function IncomingDialog({ incoming: { file, fresh, better }, from, onClose, onTake }: IncomingDialogProps) {
  const isNothing = fresh.length === 0 && better === 0
  return (
    <Dialog
      title={`Import ${from}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!isNothing && <Button onPress={onClose}>Cancel</Button>}
          <Button variant="filled" onPress={isNothing ? onClose : onTake}>
            {isNothing ? 'Close' : 'Add to mine'}
          </Button>
        </>
      }
    >
      <p>
        {fresh.length === 0 ? 'No answer in it is new' : `${counted(fresh.length, 'answer')} new`}, of{' '}
        {counted(file.answers.length, 'answer')}.
      </p>
      {better > 0 && <p>A better play of {counted(better, 'scenario')}.</p>}
      {!isNothing && <p className="tone-2">What you have stays.</p>}
    </Dialog>
  )
}

interface ForgetDialogProps {
  readonly count: number
  readonly onClose: () => void
  readonly onForget: () => void
}

function ForgetDialog({ count, onClose, onForget }: ForgetDialogProps) {
  return (
    <Dialog
      role="alertdialog"
      title={`Forget ${counted(count, 'answer')}?`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep them</Button>
          <Button variant="filled" tone="trouble" onPress={onForget}>
            Forget all
          </Button>
        </>
      }
    >
      <p>No undo brings them back; a file that was exported before does. What you solved in scenarios stays.</p>
    </Dialog>
  )
}
