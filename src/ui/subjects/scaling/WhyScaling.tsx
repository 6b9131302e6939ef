import { Facts } from '../../kit/Facts.tsx'
import { sumText } from '../../words/scaling/scalingWords.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { PeriodTable } from '../monitoring/PeriodTable.tsx'

/** What each policy asked for, the datapoints that it was called by, and what held it. */
export function WhyScaling({ decision, words, originMs }: DecisionWhyProps<'scaling'>) {
  const [first, ...others] = decision.asks
  return (
    <>
      <Facts details={words.details} />
      {others.length > 0 && (
        <section className="inspector__block">
          <h2 className="type-h3">Other policies</h2>
          {others.map((ask) => (
            <p key={`${ask.policyName} ${ask.alarmName}`} className="inspector__text">
              {ask.policyName}: {sumText(ask)}
            </p>
          ))}
        </section>
      )}
      {first !== undefined && first.periods.length > 0 && (
        <section className="inspector__block">
          <h2 className="type-h3">Datapoints of {first.policyName}</h2>
          <PeriodTable periods={first.periods} originMs={originMs} />
        </section>
      )}
    </>
  )
}
