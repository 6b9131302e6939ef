import { Check, X } from 'lucide-react'
import type { PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import type { PlacementExplanation } from '../../../model/world/placement/placementExplanation.ts'
import { grouped } from '../../../look/numbers.ts'
import { strategyStages, type Stage } from '../../words/placement/placementStages.ts'

const ROWS_MAX = 8

/** The strategies in their order, each with what it kept and what it dropped. */
export function StrategyStages({
  decision,
  explanation,
}: {
  readonly decision: PlacementDecision
  readonly explanation: PlacementExplanation
}) {
  const stages = strategyStages(decision, explanation).filter((stage) => stage.rows.length > 0)
  return stages.map((stage, index) => <StageBlock key={stage.title} stage={stage} number={index + 2} />)
}

export function StageTitle({ number, title }: { readonly number: number; readonly title: string }) {
  return (
    <h2 className="stage-title">
      <span>{number}</span> {title}
    </h2>
  )
}

/** @param number  the checks, the table above, are stage 1 */
function StageBlock({ stage, number }: { readonly stage: Stage; readonly number: number }) {
  const most = stage.rows.reduce((max, row) => Math.max(max, row.value), 0)
  return (
    <section className="stage-block">
      <StageTitle number={number} title={stage.title} />
      <p className="inspector__text">{stage.rule}</p>
      <ul>
        {stage.rows.slice(0, ROWS_MAX).map((row) => (
          <li key={row.name} data-kept={row.isKept}>
            <span>{row.name}</span>
            <span className="stage-block__track" aria-hidden="true">
              <span style={{ width: `${String(most === 0 ? 0 : (row.value / most) * 100)}%` }} />
            </span>
            <b>{grouped(row.value)}</b>
            {row.isKept ? <Check role="img" aria-label="stays" /> : <X role="img" aria-label="is dropped" />}
          </li>
        ))}
      </ul>
      <p className="inspector__text">
        {stage.result}. {stage.sentence}
      </p>
    </section>
  )
}
