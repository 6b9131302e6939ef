import type { DeploymentSums } from '../../lessons/deploymentSums.ts'
import { DEPLOYMENT_LASTS_MS } from '../../lessons/deploymentDemo.ts'

/** What takes a deployment back, as one guesses it. */
export const TAKEN_BACK = { not: 'No', circuitBreaker: 'Circuit breaker', alarms: 'Alarm' } as const
export type TakenBack = keyof typeof TAKEN_BACK

/** How many of the requests fail. */
export const FAILING = { none: 'None', few: 'Under 1 %', some: '1 to 5 %', many: 'More' } as const
export type Failing = keyof typeof FAILING

export interface Prediction {
  readonly takenBack: TakenBack
  /** At so many failed tasks; of a circuit breaker. */
  readonly threshold: number
  readonly failing: Failing
}

/** What the model says came of it. */
export function predictionKey({ failure, failed }: DeploymentSums, perSecond: number): Prediction {
  const cause = failure?.cause
  const percent = (100 * failed) / requestsSent(perSecond)
  return {
    takenBack: cause === 'circuitBreaker' || cause === 'alarms' ? cause : 'not',
    threshold: failure?.threshold ?? 0,
    failing: failed === 0 ? 'none' : percent < 1 ? 'few' : percent <= 5 ? 'some' : 'many',
  }
}

/** In all that is played after the deployment was asked for. */
export function requestsSent(perSecond: number): number {
  return (perSecond * DEPLOYMENT_LASTS_MS) / 1_000
}

/** Which of its parts are right; the threshold where a circuit breaker was right. */
export function judged(
  given: Prediction,
  key: Prediction,
): readonly { readonly part: keyof Prediction; readonly isRight: boolean }[] {
  const parts: readonly (keyof Prediction)[] =
    given.takenBack === 'circuitBreaker' && key.takenBack === 'circuitBreaker'
      ? ['takenBack', 'threshold', 'failing']
      : ['takenBack', 'failing']
  return parts.map((part) => ({ part, isRight: given[part] === key[part] }))
}
