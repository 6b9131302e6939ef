import { useState } from 'react'
import { visibleJson } from '../../base/foreignText.ts'
import { useLab } from '../../session/labContext.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { LabNotice } from '../notice/LabNotice.tsx'
import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import { actName } from '../acts/act.ts'
import { RefusalLine } from '../acts/RefusalLine.tsx'
import type { Offers } from './open/useOffers.ts'
import { BesideBanner } from './saving/BesideBanner.tsx'
import { KeepingBanner } from './saving/KeepingBanner.tsx'
import { OpeningBanner } from './saving/OpeningBanner.tsx'
import type { LabKeeping } from './useLabKeeping.ts'
import '../acts/acts.css'

interface LabNoticesProps {
  readonly keeping: LabKeeping
  readonly offers: Offers
}

/** What concerns the whole lab: its model, its file, its saving. */
export function LabNotices({ keeping, offers }: LabNoticesProps) {
  const { acts, openSaved, beside, forgetBeside } = offers
  return (
    <>
      <LabNotice />
      <Refusals />
      <OpeningBanner keeping={keeping} />
      <KeepingBanner keeping={keeping} onShowSaved={acts.onAllSaved} onOpenSaved={(labId) => openSaved({ labId })} />
      {beside !== null && <BesideBanner lab={beside} onDismiss={forgetBeside} />}
    </>
  )
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
