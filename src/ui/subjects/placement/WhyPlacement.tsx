import { explanationOf } from '../../../model/world/explanation.ts'
import { grouped } from '../../../look/numbers.ts'
import { passedCount, type PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { CandidatesTable } from './CandidatesTable.tsx'
import { StageTitle, StrategyStages } from './StrategyStages.tsx'

/** What was asked for, every instance with every check, and what each strategy kept. */
export function WhyPlacement({ decision, words, ...props }: DecisionWhyProps<'placement'>) {
  const explanation = explanationOf('placement', props.explanation)
  return (
    <>
      <dl className="inspector__needs">
        {words.details.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="inspector__block" aria-busy={explanation === undefined}>
        <StageTitle number={1} title="Does the task fit?" />
        {explanation === undefined && <p className="inspector__text">The model replays to this decision…</p>}
        {explanation && <CandidatesTable explanation={explanation} chosenInstanceId={decision.chosenInstanceId} />}
        <p className="inspector__text">{fittingText(decision)}</p>
      </section>
      {explanation && <StrategyStages decision={decision} explanation={explanation} />}
    </>
  )
}

function fittingText(decision: PlacementDecision): string {
  const fitting = passedCount(decision)
  return `${grouped(fitting)} of ${grouped(decision.candidatesCount)} ${fitting === 1 ? 'passes' : 'pass'} every check.`
}
