import { memo, useEffect, useRef, type ReactNode } from 'react'
import type { BranchView } from '../../session/mirror.ts'
import { BranchInspector } from '../inspector/BranchInspector.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { chosen, newest, type Selection } from '../inspector/selection.ts'
import type { AskedAct } from '../inspector/askedAct.ts'
import { useNewestAct } from '../inspector/useNewestAct.ts'
import { blockedServiceOf, PercentRemedies } from '../subjects/deployment/PercentRemedies.tsx'
import { unplacedOf } from '../subjects/placement/remedies.ts'
import { unloggedOf } from '../subjects/logs/logRemedies.ts'
import { TriedLogRemedies } from '../subjects/logs/TriedLogRemedies.tsx'
import { HeldRemediesContext } from '../subjects/remedy/heldRemedies.ts'
import { BrokenList } from '../subjects/fault/BrokenList.tsx'
import { TriedRemedies } from '../subjects/placement/TriedRemedies.tsx'
import { AskedPanel } from './AskedPanel.tsx'
import { NewestLine } from './NewestLine.tsx'
import { ObjectButtons } from './ObjectButtons.tsx'
import { RestNote } from './RestNote.tsx'
import './LabInspector.css'

interface LabInspectorProps {
  readonly view: BranchView
  /** What was chosen, `null` for nothing: the inspector follows the newest decision then. */
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: Selection | null) => void
  /** What the page calls 00:00. */
  readonly originMs?: number
  /** What came of the last act. */
  readonly news: ReactNode
  /** Stands in the place of what would help, where that is not to be told. */
  readonly heldRemedies?: ReactNode
}

/** What was chosen, else the news: the newest decision, or what was asked for since. */
export const LabInspector = memo(function LabInspector(props: LabInspectorProps) {
  const { view, selection, onSelect, originMs = 0, news, heldRemedies = null } = props
  const command = useNewestAct(view)
  const decision = newest(view)
  const shown = selection ?? (command === null ? decision : null)
  return (
    <div className="lab-inspector" ref={useFocusKept()}>
      {news}
      {selection !== null && <NewestLine {...{ view, command, decision, originMs }} onBack={() => onSelect(null)} />}
      <BrokenList world={view.world} mayMend={heldRemedies === null} />
      <RestNote view={view} />
      {shown === null ? (
        <Asked {...{ view, command, originMs }} />
      ) : (
        <HeldRemediesContext value={heldRemedies}>
          <ObjectButtons view={view} selection={shown} />
          <BranchInspector
            view={view}
            selection={shown}
            originMs={originMs}
            onSelect={(next) => onSelect(chosen(next, view.nowMs))}
            remediesOf={(of, others) => {
              const unplaced = unplacedOf(of, view.world)
              const blocked = blockedServiceOf(of, view.world)
              const unlogged = unloggedOf(of, view.world)
              const isHelped = [unplaced, blocked, unlogged].some((one) => one !== null) || others.length > 0
              // Not `null`: that would leave it to what the decision says itself.
              if (heldRemedies !== null) return isHelped ? heldRemedies : <></>
              if (unplaced !== null) return <TriedRemedies view={view} decision={unplaced} others={others} />
              if (unlogged !== null) return <TriedLogRemedies world={view.world} decision={unlogged} />
              return blocked === null ? null : <PercentRemedies service={blocked} world={view.world} />
            }}
          />
        </HeldRemediesContext>
      )}
    </div>
  )
})

interface AskedProps {
  readonly view: BranchView
  readonly command: AskedAct | null
  readonly originMs: number
}

function Asked({ view, command, originMs }: AskedProps) {
  // A lab's first cluster is nothing to speak of.
  if (command === null || view.world.services.size + view.world.instances.size === 0) {
    return (
      <div className="lab-inspector__empty">
        <EmptyState>
          Nothing was decided yet. Step or play: each decision is explained here, with its numbers.
        </EmptyState>
      </div>
    )
  }
  return <AskedPanel {...{ command, originMs }} />
}

/** Focus that was on a button which is gone, as after Terminate, comes to the headline instead of to nothing. */
function useFocusKept() {
  const panel = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  useEffect(() => {
    const { current } = panel
    if (current === null) return
    const note = (): void => {
      hadFocus.current = current.contains(document.activeElement)
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return
    panel.current?.querySelector<HTMLElement>('[data-inspector-head]')?.focus({ preventScroll: true })
  })
  return panel
}
