import { useContext, useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import type { Command, ErrorShape } from '../../../model/api/command.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Button } from '../../kit/Button.tsx'
import { HeldRemediesContext } from './heldRemedies.ts'
import { actsOnBranch, type Remedy, type RemedyTrial } from './remedy.ts'
import { useBranchLog } from './useBranchLog.ts'
import { useTried } from './useTried.ts'
import './remedy.css'

interface RemedyListProps {
  readonly title: string
  readonly remedies: readonly Remedy[]
  readonly trial: (log: readonly Command[]) => RemedyTrial
  /** What would help as well and is no act. */
  readonly others?: readonly string[]
}

/**
 * What would help, where there is a desk: the model has run each before it is offered, and tells what came of it. A
 * press does it, or shows it on a branch beside.
 */
export function RemedyList(props: RemedyListProps) {
  const desk = useContext(LabDeskContext)
  const held = useContext(HeldRemediesContext)
  const { remedies, others = [] } = props
  if (desk === null || remedies.length + others.length === 0) return null
  return held ?? <Offered {...props} desk={desk} />
}

function Offered({ title, remedies, trial: trialOf, others = [], desk }: RemedyListProps & { readonly desk: LabDesk }) {
  const [error, setError] = useState<ErrorShape | null>(null)
  const trial = trialOf(useBranchLog())
  const outcomes = useTried(remedies, trial)
  return (
    <section className="inspector__block remedies">
      <h3 className="type-h3 remedies__title">
        {title} {remedies.length > 0 && <span className="tone-2">tried by the model</span>}
      </h3>
      <ul>
        {remedies.map((remedy) => {
          const label = visibleText(remedy.label)
          return (
            <li key={remedy.label}>
              <span>{label}</span>
              <span className="remedies__outcome">{visibleText(outcomes.get(remedy.label) ?? '')}</span>
              <span className="remedies__acts">
                <Button aria-label={`Do it: ${label}`} onPress={() => void desk.give(remedy.acts).then(setError)}>
                  Do it
                </Button>
                <Button
                  aria-label={`Try on a branch: ${label}`}
                  onPress={() => desk.tryOnBranch(actsOnBranch(remedy, trial), remedy.branchName ?? remedy.label)}
                >
                  Try on a branch
                </Button>
              </span>
            </li>
          )
        })}
        {others.map((other) => (
          <li key={other}>{other}</li>
        ))}
      </ul>
      <RefusalLine refusal={error === null ? null : { name: error.name, change: error.message }} />
    </section>
  )
}
