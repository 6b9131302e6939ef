import { isoText, reasonTime } from '../utcTime.ts'
import { COMPARISONS, singleQuery, type Alarm, type AlarmState } from './alarm.ts'
import type { EvaluatedPeriod } from './alarm.ts'
import { datapointsToAlarm, type Evaluation } from './evaluation.ts'

/** What a new alarm says before it is evaluated. */
export const UNCHECKED = 'Unchecked: Initial alarm creation'

/** Why an alarm is in its new state, in CloudWatch's words (ALM-7). */
export function stateReason(alarm: Alarm, { state, periods }: Evaluation): string {
  const evaluated = periods.filter((one) => one.isEvaluated)
  const missing = evaluated.filter((one) => one.verdict === 'missing').length
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${datapoints(missing)} ${missing === 1 ? 'was' : 'were'} unknown.`
  }
  const treated = `${String(missing)} missing ${missing === 1 ? 'datapoint was' : 'datapoints were'} treated as [${treatedAs(alarm)}]`
  if (missing === evaluated.length) {
    const over = `${String(missing)} ${missing === 1 ? 'period' : 'periods'}`
    return `Threshold Crossed: no datapoints were received for ${over} and ${treated}.`
  }
  return `Threshold Crossed: ${crossed(alarm, { state, evaluated })}${isFilled(alarm, missing) ? ` and ${treated}` : ''} ${needed(alarm, state)}.`
}

interface Crossing {
  readonly state: AlarmState
  readonly evaluated: readonly EvaluatedPeriod[]
}

/** Those datapoints that made it so, newest first. */
function crossed(alarm: Alarm, { state, evaluated }: Crossing): string {
  const isAlarm = state === 'ALARM'
  const deciding = evaluated.filter((one) => one.verdict === (isAlarm ? 'breach' : 'ok'))
  // All that are there breach, and those that are missing are taken for good.
  const told = deciding.length === 0 ? evaluated.filter((one) => one.value !== null) : deciding
  const values = told.toReversed().map(({ value, fromMs }) => `${javaNumber(value ?? 0)} (${reasonTime(fromMs)})`)
  const verb = told.length === 1 ? 'was' : 'were'
  const not = told === deciding && !isAlarm ? 'not ' : ''
  const than = `${COMPARISONS[alarm.comparison]} the threshold (${javaNumber(alarm.threshold)})`
  return `${String(told.length)} out of the last ${datapoints(alarm.evaluationPeriods)} [${values.join(', ')}] ${verb} ${not}${than}`
}

function needed(alarm: Alarm, state: AlarmState): string {
  const m = datapointsToAlarm(alarm)
  const least = state === 'ALARM' ? m : alarm.evaluationPeriods - m + 1
  return `(minimum ${datapoints(least)} for ${alarm.state} -> ${state} transition)`
}

function datapoints(count: number): string {
  return `${String(count)} datapoint${count === 1 ? '' : 's'}`
}

function isFilled({ treatMissingData }: Alarm, missing: number): boolean {
  return missing > 0 && (treatMissingData === 'breaching' || treatMissingData === 'notBreaching')
}

function treatedAs({ treatMissingData }: Alarm): string {
  return treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching'
}

/** CloudWatch writes whole numbers as Java does: `70.0`. */
function javaNumber(value: number): string {
  return Number.isInteger(value) ? `${String(value)}.0` : String(value)
}

/** The JSON beside the reason. */
export function stateReasonData(alarm: Alarm, { periods }: Evaluation, nowMs: number): string {
  const evaluated = periods.filter((one) => one.isEvaluated)
  const stat = singleQuery(alarm)?.stat?.stat
  return JSON.stringify({
    version: '1.0',
    queryDate: isoText(nowMs),
    ...(evaluated[0] !== undefined && { startDate: isoText(evaluated[0].fromMs) }),
    ...(stat !== undefined && { statistic: stat }),
    period: alarm.periodSeconds,
    recentDatapoints: evaluated.flatMap(({ value }) => value ?? []),
    threshold: alarm.threshold,
    evaluatedDatapoints: evaluated
      .toReversed()
      .map(({ fromMs, value }) => ({ timestamp: isoText(fromMs), ...(value !== null && { value }) })),
  })
}
