import { shortAlarmName } from '../../../look/alarmName.ts'
import { COMPARISON_SIGNS, valueText } from '../../../look/metricLook.ts'
import { counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { AlarmDecision } from '../../../model/world/monitoring/alarmDecision.ts'
import type { DecisionWords, MarkGlyph } from '../words.ts'

/** Why an alarm went into another state: which of its datapoints breached, M of N (ALM-2 to ALM-5). */
export function alarmDecisionWords(decision: AlarmDecision): DecisionWords {
  const { alarmName, was, state, missingData, periodSeconds } = decision
  const { datapointsToAlarm: m, evaluationPeriods: n } = decision
  return {
    verdict: `${headName(alarmName)}: ${was} → ${state}`,
    sentence: sentenceOf(decision),
    tone: state === 'ALARM' ? 'trouble' : state === 'OK' ? 'clear' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'alarm', value: alarmName },
      { label: 'threshold', value: `${COMPARISON_SIGNS[decision.comparison]} ${valueText(decision.threshold)}` },
      { label: 'M of N', value: `${String(m)} of ${String(n)}` },
      { label: 'period', value: durationText(periodSeconds * 1_000) },
      { label: 'missing data', value: missingData },
    ],
    remedies: [],
  }
}

function headName(name: string): string {
  const short = shortAlarmName(name)
  return short === name ? `Alarm ${name}` : short
}

function sentenceOf({ periods, state, comparison, threshold, datapointsToAlarm: m }: AlarmDecision): string {
  if (periods.length === 0) return 'SetAlarmState put it there; the next evaluation goes by the datapoints again.'
  const evaluated = periods.filter((one) => one.isEvaluated)
  const breaching = evaluated.filter((one) => one.verdict === 'breach').length
  const missing = evaluated.filter((one) => one.verdict === 'missing').length
  const over = `${COMPARISON_SIGNS[comparison]} ${valueText(threshold)}`
  const gaps = missing === 0 ? '' : `, ${String(missing)} ${missing === 1 ? 'is' : 'are'} missing`
  if (state === 'INSUFFICIENT_DATA') return `None of ${counted(evaluated.length, 'period')} has a datapoint.`
  return `Of the last ${counted(evaluated.length, 'datapoint')} ${String(breaching)} ${breaching === 1 ? 'is' : 'are'} ${over}${gaps}; ${String(m)} make it ALARM.`
}

export function alarmGlyph({ state }: AlarmDecision): MarkGlyph {
  return state === 'ALARM' ? 'trouble' : 'other'
}
