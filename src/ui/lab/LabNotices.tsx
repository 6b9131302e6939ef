import { useState } from 'react'
import { visibleJson } from '../../base/foreignText.ts'
import { saveLabFile } from '../../session/files.ts'
import { LAB_FULL } from '../../labfile/logSize.ts'
import { useLab, useLabSession } from '../../session/labContext.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { LabNotice } from '../notice/LabNotice.tsx'
import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import { actName } from '../acts/act.ts'
import { RefusalLine } from '../acts/RefusalLine.tsx'
import type { ActNotice } from './actNotice.ts'
import { useLabDesk } from '../acts/labDesk.ts'
import type { Offers } from './open/useOffers.ts'
import { BesideBanner } from './saving/BesideBanner.tsx'
import { KeepingBanner } from './saving/KeepingBanner.tsx'
import { OpeningBanner } from './saving/OpeningBanner.tsx'
import type { LabKeeping } from './useLabKeeping.ts'
import '../acts/acts.css'

interface LabNoticesProps {
  readonly notice: ActNotice | null
  readonly keeping: LabKeeping
  readonly offers: Offers
  readonly onDismiss: () => void
}

/** What concerns the whole lab: its model, its file, the last act, its saving. */
export function LabNotices({ notice, keeping, offers, onDismiss }: LabNoticesProps) {
  const { acts, openSaved, beside, forgetBeside } = offers
  return (
    <>
      <LabNotice />
      <Refusals />
      <OpeningBanner keeping={keeping} />
      <KeepingBanner keeping={keeping} onShowSaved={acts.onAllSaved} onOpenSaved={(labId) => openSaved({ labId })} />
      {beside !== null && <BesideBanner lab={beside} onDismiss={forgetBeside} />}
      {notice?.kind === 'refused' && <Refused notice={notice} onDismiss={onDismiss} onEmpty={acts.onEmpty} />}
      {notice?.kind === 'branched' && <Branched notice={notice} onDismiss={onDismiss} />}
      {notice?.kind === 'registered' && <Registered notice={notice} onDismiss={onDismiss} />}
      {notice?.kind === 'notPlaced' && (
        <Banner kind="refused" onDismiss={onDismiss}>
          No place for every task: <code>{notice.reasons.join(', ')}</code>. RunTask does not wait for room.
        </Banner>
      )}
    </>
  )
}

interface RefusedProps {
  readonly notice: ActNotice & { readonly kind: 'refused' }
  readonly onDismiss: () => void
  readonly onEmpty: () => void
}

/** A refused act; where the lab itself has no room for one more, with the ways on. */
function Refused({ notice, onDismiss, onEmpty }: RefusedProps) {
  const session = useLabSession()
  const { actName: name, error } = notice
  const waysOn = error.name === LAB_FULL && (
    <>
      <Button onPress={() => saveLabFile(session.toFile())}>Save as file</Button>
      <Button onPress={onEmpty}>Open an empty lab</Button>
    </>
  )
  return (
    <Banner kind="refused" onDismiss={onDismiss} actions={waysOn}>
      {name} was refused: <code>{error.name}</code> <ForeignText>{error.message}</ForeignText>
    </Banner>
  )
}

interface RegisteredProps {
  readonly notice: ActNotice & { readonly kind: 'registered' }
  readonly onDismiss: () => void
}

function Registered({ notice, onDismiss }: RegisteredProps) {
  const { openForm } = useLabDesk()
  return (
    <Banner
      kind="note"
      onDismiss={onDismiss}
      actions={
        <Button
          onPress={() => {
            onDismiss()
            openForm('createService')
          }}
        >
          Create a service of it
        </Button>
      }
    >
      {notice.definitionKey} is registered. It runs in no task yet.
    </Banner>
  )
}

interface BranchedProps {
  readonly notice: ActNotice & { readonly kind: 'branched' }
  readonly onDismiss: () => void
}

/** An act in the past begins another history; what was before is kept. */
function Branched({ notice, onDismiss }: BranchedProps) {
  const session = useLabSession()
  const branches = useLab(({ lab }) => lab.branches)
  const shownCount = useLab(({ lab }) => lab.shownBranchIds.length)
  const from = branches.find(({ id }) => id === notice.fromId)
  const to = branches.find(({ id }) => id === notice.branchId)
  // Undone meanwhile.
  if (from === undefined || to === undefined) return null
  return (
    <Banner
      kind="note"
      onDismiss={onDismiss}
      actions={
        shownCount < 2 && (
          <Button
            onPress={() => {
              onDismiss()
              void showBoth()
            }}
          >
            Show both side by side
          </Button>
        )
      }
    >
      You acted in the past, so <ForeignText>{to.name}</ForeignText> begins at {clockText(notice.atMs)}.{' '}
      <ForeignText>{from.name}</ForeignText> is kept as it was.
    </Banner>
  )

  /** The older one at the left; acts go on in the new one. */
  async function showBoth(): Promise<void> {
    await session.branches.showBoth(notice.fromId, notice.branchId)
    await session.branches.switchTo(notice.branchId)
  }
}

/** Commands of the opened file that AWS would have refused. They stay in the log and have changed nothing. */
function Refusals() {
  const refusals = useLab((state) => state.refusals)
  const [dismissed, setDismissed] = useState<typeof refusals | null>(null)
  const [isOpen, setOpen] = useState(false)
  if (refusals.length === 0 || dismissed === refusals) return null
  const count = counted(refusals.length, 'command')
  return (
    <>
      <Banner
        kind="refused"
        onDismiss={() => setDismissed(refusals)}
        actions={<Button onPress={() => setOpen(true)}>Show {refusals.length === 1 ? 'it' : 'them'}</Button>}
      >
        {count} of this lab {refusals.length === 1 ? 'was' : 'were'} refused and changed nothing.
      </Banner>
      <Dialog title={`${count} refused`} width="wide" isOpen={isOpen} onClose={() => setOpen(false)}>
        <ol className="lab-refusals">
          {refusals.map(({ command, name, message }, index) => (
            <li key={index}>
              <h3>
                {clockText(command.atMs)} <code>{actName(command)}</code>
              </h3>
              <RefusalLine refusal={{ name, change: message }} />
              <pre className="lab-json">{visibleJson(JSON.stringify(command.input, null, 2))}</pre>
            </li>
          ))}
        </ol>
      </Dialog>
    </>
  )
}
