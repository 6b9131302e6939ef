import { METRIC_DELAY_MS } from '../durations.ts'
import type { World } from '../world.ts'
import type { Alarm, AlarmState, Comparison, EvaluatedPeriod, MissingData, PeriodVerdict } from './alarm.ts'
import { valuesOf } from './metricQuery.ts'

export interface Evaluation {
  /** The evaluation range, oldest first. */
  readonly periods: readonly EvaluatedPeriod[]
  readonly state: AlarmState
}

/**
 * ALM-3: so many periods beyond N an alarm looks back to, for datapoints in place of those that are missing. AWS tells no
 * number, and its examples look at five for N of three.
 */
export const EXTRA_PERIODS = 2

/** M: how many of N have to breach. */
export function datapointsToAlarm({ datapointsToAlarm: given, evaluationPeriods }: Alarm): number {
  return given ?? evaluationPeriods
}

/** What an alarm comes to now, on the datapoints that are told by now (ALM-2 to ALM-4). Pure. */
export function evaluate(world: World, alarm: Alarm): Evaluation {
  const { periodSeconds, evaluationPeriods: n } = alarm
  const periodMs = periodSeconds * 1_000
  const toMs = world.nowMs - METRIC_DELAY_MS
  const fromMs = toMs - (n + EXTRA_PERIODS) * periodMs
  const values = valuesOf(world, alarm.queries, { periodSeconds, fromMs, toMs })
  const verdicts = values.map((value) => verdictOf(value, alarm))
  const counted = countedOf(verdicts, n)
  return {
    state: stateOf(verdicts, { ...rulesOf(alarm), was: alarm.state }),
    periods: values.map((value, index) => ({
      fromMs: fromMs + index * periodMs,
      toMs: fromMs + (index + 1) * periodMs,
      value,
      verdict: verdicts[index] ?? 'missing',
      isEvaluated: counted.has(index),
    })),
  }
}

interface EvaluationRules {
  /** M of N. */
  readonly m: number
  readonly n: number
  readonly missing: MissingData
  readonly was: AlarmState
}

function rulesOf(alarm: Alarm): Omit<EvaluationRules, 'was'> {
  return { m: datapointsToAlarm(alarm), n: alarm.evaluationPeriods, missing: alarm.treatMissingData ?? 'missing' }
}

function verdictOf(value: number | null, { comparison, threshold }: Alarm): PeriodVerdict {
  if (value === null) return 'missing'
  return isBreaching(value, comparison, threshold) ? 'breach' : 'ok'
}

/** Whether a datapoint is on the wrong side of a threshold. */
export function isBreaching(value: number, comparison: Comparison, threshold: number): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold
    case 'GreaterThanThreshold':
      return value > threshold
    case 'LessThanThreshold':
      return value < threshold
    case 'LessThanOrEqualToThreshold':
      return value <= threshold
  }
}

/**
 * Which of the range count, by their places: the newest N that are there; where there are fewer, all of them and as many
 * missing ones, the newest, as make N.
 */
function countedOf(verdicts: readonly PeriodVerdict[], n: number): ReadonlySet<number> {
  const places = [...verdicts.keys()].reverse()
  const real = places.filter((one) => verdicts[one] !== 'missing').slice(0, n)
  const filled = places.filter((one) => verdicts[one] === 'missing').slice(0, n - real.length)
  return new Set([...real, ...filled])
}

/**
 * The state that follows from the verdicts of the evaluation range, oldest first (ALM-3, ALM-4). Missing data count only
 * where fewer than N periods have a datapoint. An alarm that leaves them out goes into ALARM on fewer than M datapoints
 * when none is within the threshold and the oldest that breaches lies M periods back or more; on a younger one it stays
 * as it is.
 */
export function stateOf(verdicts: readonly PeriodVerdict[], { m, n, missing, was }: EvaluationRules): AlarmState {
  const real = verdicts.filter((one) => one !== 'missing').slice(-n)
  const breaching = real.filter((one) => one === 'breach').length
  const filled = n - real.length
  if (breaching >= m) return 'ALARM'
  if (missing === 'breaching') return breaching + filled >= m ? 'ALARM' : 'OK'
  if (missing === 'notBreaching' || filled === 0 || breaching < real.length) return 'OK'
  // Nothing is left but datapoints that breach, fewer than M, or none at all.
  if (missing === 'ignore') return was
  if (real.length === 0) return 'INSUFFICIENT_DATA'
  return verdicts.length - verdicts.indexOf('breach') >= m ? 'ALARM' : was
}
