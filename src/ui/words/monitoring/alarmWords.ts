import { COMPARISON_SIGNS, measuredText, metricText, valueText } from '../../../look/metricLook.ts'
import { counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import { singleQuery, type Alarm, type AlarmState, type MissingData } from '../../../model/world/monitoring/alarm.ts'
import { datapointsToAlarm, type Evaluation } from '../../../model/world/monitoring/evaluation.ts'
import type { SubjectWords } from '../words.ts'

const STATE_WORDS: Readonly<Record<AlarmState, string>> = {
  OK: 'OK',
  ALARM: 'in ALARM',
  INSUFFICIENT_DATA: 'INSUFFICIENT_DATA',
}

/** What it watches: `Average of CPUUtilization of yard/web`, or the expression. */
export function watchedText(alarm: Alarm): string {
  const single = singleQuery(alarm)?.stat ?? null
  if (single !== null) return `${single.stat} of ${metricText(single.metric)}`
  const { expression, label } = alarm.queries.find((one) => one.returnData) ?? { expression: '', label: null }
  return label ?? expression ?? ''
}

/** When a datapoint breaches: `> 70 %`. */
export function breachText({ comparison, threshold, queries }: Alarm): string {
  const metric = singleQuery({ queries })?.stat?.metric
  return `${COMPARISON_SIGNS[comparison]} ${measuredText(threshold, metric)}`
}

/** `3 of 3 datapoints of 1 min`. */
export function ofNText(alarm: Alarm): string {
  const m = String(datapointsToAlarm(alarm))
  return `${m} of ${counted(alarm.evaluationPeriods, 'datapoint')} of ${durationText(alarm.periodSeconds * 1_000)}`
}

const MISSING_WORDS: Readonly<Record<MissingData, string>> = {
  missing: 'left out; with none at all it is INSUFFICIENT_DATA',
  ignore: 'left out; with none at all it stays as it is',
  breaching: 'taken as breaching',
  notBreaching: 'taken as within the threshold',
}

/** What becomes of periods without a datapoint, where fewer than N have one (ALM-4). */
export function missingText({ treatMissingData }: Alarm): string {
  return MISSING_WORDS[treatMissingData ?? 'missing']
}

/** Its state and what of its datapoints makes it so now. */
export function alarmWords(alarm: Alarm, { periods }: Evaluation): SubjectWords {
  const evaluated = periods.filter((one) => one.isEvaluated)
  const breaching = evaluated.filter((one) => one.verdict === 'breach').length
  const there = evaluated.filter((one) => one.verdict !== 'missing').length
  const tone = alarm.state === 'ALARM' ? 'trouble' : alarm.state === 'OK' ? 'clear' : 'plain'
  const sentence =
    there === 0
      ? `No datapoint is there of ${watchedText(alarm)} in the ${counted(evaluated.length, 'period')} that count.`
      : `${String(breaching)} of ${counted(there, 'datapoint')} that count ${breaching === 1 ? 'is' : 'are'} ${breachText(alarm)}; ${String(datapointsToAlarm(alarm))} make it ALARM.`
  return { verdict: `It is ${STATE_WORDS[alarm.state]}`, sentence, tone }
}

/** The newest value that counts: `71.2 %`; `null` while none is there. */
export function newestText(alarm: Alarm, { periods }: Evaluation): string | null {
  const newest = periods.findLast((one) => one.value !== null)?.value ?? null
  const metric = singleQuery(alarm)?.stat?.metric
  return newest === null ? null : metric === undefined ? valueText(newest) : measuredText(newest, metric)
}
