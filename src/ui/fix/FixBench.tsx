import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FixQuestion } from '../../lessons/questions/goal.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { useLab, useLabSession } from '../../session/labContext.ts'
import type { LabSession } from '../../session/labSession.ts'
import { FormPlaceContext } from '../acts/ActFrame.tsx'
import { LabDeskContext } from '../acts/labDesk.ts'
import { ActForms } from '../desk/ActForms.tsx'
import { ActNotices } from '../desk/ActNotices.tsx'
import { LabInspector } from '../desk/LabInspector.tsx'
import { useLabDeskState } from '../desk/useLabDesk.ts'
import { ownInspected } from '../inspector/selection.ts'
import { VerdictLine } from '../inspector/VerdictLine.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { ownCommands } from '../questions/goalWords.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { FixDock } from './FixDock.tsx'
import type { FixBenchProps } from './fixBenchProps.ts'
import { areRemediesHeld, HeldRemedies } from './HeldRemedies.tsx'
import './FixBench.css'

/** From here on the inspector has a column beside what is asked. */
const WITH_COLUMN = '(width >= 1360px)'

/**
 * What one mends a broken lab with, as in the lab itself: time that plays and steps, the acts, undo, and the inspector
 * with the forms. It stands in the place of a story's time and beside its panel, while one is asked. What was before
 * the question can neither be gone back to nor undone.
 */
export function FixBench(props: FixBenchProps) {
  // What the inspector asks of this lab is of no other.
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Bench {...props} />
    </QueryClientProvider>
  )
}

function Bench({ view, question, scenario, hintsUsed, selection, onSelect }: FixBenchProps) {
  const session = useLabSession()
  const deskState = useLabDeskState()
  const { desk, notice, dismissNotice, openForm, closeForm } = deskState
  const hasColumn = useMedia(WITH_COLUMN)
  const undo = useOwnUndo(session, question, scenario)
  const originMs = scenario.fromMs
  const own = ownInspected(selection, view)
  const news = <ActNotices notice={notice} onDismiss={dismissNotice} />
  const form = openForm === null ? null : <ActForms open={openForm} world={view.world} onClose={closeForm} />
  const heldRemedies = areRemediesHeld({ question, hintsUsed }) ? <HeldRemedies {...{ question, hintsUsed }} /> : null
  const inspector = (
    <LabInspector {...{ view, onSelect, originMs, heldRemedies }} selection={own} news={hasColumn ? news : null} />
  )
  useTimeKeys({ startMs: question.askAtMs, undo: () => undo?.() })
  useShortcuts('Mending', [
    {
      keys: 'Escape',
      label: 'Close the form, or else let go of what is selected',
      run: () => (openForm === null ? onSelect(null) : closeForm()),
    },
  ])
  // What comes next moves time itself.
  useEffect(() => () => session.pause(), [session])
  return (
    <LabDeskContext value={desk}>
      <section className="fix-dock" aria-label="Time">
        {!hasColumn && news}
        <FixDock {...{ view, question, scenario, onSelect, undo }} about={own} />
      </section>
      <VerdictLine view={view} originMs={originMs} />
      {hasColumn ? (
        <aside className="fix-column" aria-label="Why">
          {form === null ? inspector : <FormPlaceContext value="column">{form}</FormPlaceContext>}
        </aside>
      ) : (
        <>
          <Sheet title="Why" isOpen={own !== null && form === null} onClose={() => onSelect(null)}>
            <div className="fix-sheet">{inspector}</div>
          </Sheet>
          {form}
        </>
      )}
    </LabDeskContext>
  )
}

/** Takes the learner's last act back; `null` when there is none. */
function useOwnUndo(session: LabSession, question: FixQuestion, scenario: Scenario): (() => void) | null {
  const canUndo = useLab(({ lab }) => {
    const log = lab.branches.find(({ id }) => id === lab.activeBranchId)?.log ?? []
    return lab.canUndo && ownCommands(log, question, scenario.lab.commands).length > 0
  })
  return canUndo ? () => void session.undo() : null
}
