import { Facts } from '../../kit/Facts.tsx'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { PeriodTable } from './PeriodTable.tsx'

/** The periods that were looked at, and what CloudWatch says of them. */
export function WhyAlarmState({ decision, words, originMs }: DecisionWhyProps<'alarm'>) {
  return (
    <>
      {decision.periods.length > 0 && (
        <section className="inspector__block">
          <h2 className="type-h3">Datapoints</h2>
          <PeriodTable periods={decision.periods} originMs={originMs} />
        </section>
      )}
      <Facts details={words.details} />
      <blockquote className="inspector__event">
        <samp>{decision.reason}</samp>
      </blockquote>
    </>
  )
}
