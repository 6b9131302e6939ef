import type { ScalingAsk } from '../../../model/world/scaling/scalingDecision.ts'
import { Facts } from '../../kit/Facts.tsx'
import { sumText } from '../../words/scaling/scalingWords.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { PeriodTable } from '../monitoring/PeriodTable.tsx'

/** What each policy asked for, the datapoints that it was called by, and what held it. */
export function WhyScaling({ decision, words, originMs }: DecisionWhyProps<'scaling'>) {
  return (
    <>
      <Facts details={words.details} />
      <WhyAsks asks={decision.asks} sumText={sumText} originMs={originMs} />
    </>
  )
}

interface WhyAsksProps<A> {
  /** First the one that it goes by. */
  readonly asks: readonly A[]
  readonly sumText: (ask: A) => string
  readonly originMs: number
}

type Ask = Pick<ScalingAsk, 'policyName' | 'periods'> & { readonly alarmName: string | null }

/** The sums of the other policies, and the datapoints of the one that counted. */
export function WhyAsks<A extends Ask>({ asks, sumText: textOf, originMs }: WhyAsksProps<A>) {
  const [first, ...others] = asks
  return (
    <>
      {others.length > 0 && (
        <section className="inspector__block">
          <h2 className="type-h3">Other policies</h2>
          {others.map((ask) => (
            <p key={`${ask.policyName} ${ask.alarmName ?? ''}`} className="inspector__text">
              {ask.policyName}: {textOf(ask)}
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
