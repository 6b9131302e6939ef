import { memo } from 'react'
import type { BranchView } from '../../session/mirror.ts'
import { BranchInspector } from '../inspector/BranchInspector.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useLabDesk } from '../acts/labDesk.ts'
import { chosen, type Selection } from '../inspector/selection.ts'
import { actsOn } from '../subjects/subjects.ts'
import { unplacedOf } from '../subjects/placement/remedies.ts'
import { TriedRemedies } from '../subjects/placement/TriedRemedies.tsx'

interface LabInspectorProps {
  readonly view: BranchView
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: Selection | null) => void
}

/** What was chosen, else the newest decision, with what can be done about it. */
export const LabInspector = memo(function LabInspector({ view, selection, onSelect }: LabInspectorProps) {
  if (selection === null) {
    return (
      <EmptyState>Nothing was decided yet. Step or play: each decision is explained here, with its numbers.</EmptyState>
    )
  }
  return (
    <div className="lab-inspector">
      <ObjectButtons view={view} selection={selection} />
      <BranchInspector
        view={view}
        selection={selection}
        onSelect={(next) => onSelect(chosen(next, view.nowMs))}
        remediesOf={(decision, others) => {
          const unplaced = unplacedOf(decision, view.world)
          return unplaced === null ? null : <TriedRemedies view={view} decision={unplaced} others={others} />
        }}
      />
    </div>
  )
})

function ObjectButtons({ view, selection }: { readonly view: BranchView; readonly selection: SubjectRef }) {
  const desk = useLabDesk()
  const own = actsOn(selection, view.world)
  if (own === null) return null
  return (
    <div className="lab-acts" role="group" aria-label={own.heading}>
      {own.acts.map(({ id, label, tone = 'ink', run }) => (
        <Button key={id} tone={tone} onPress={() => run(desk)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
