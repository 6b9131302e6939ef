import type { EvaluatedPeriod } from '../../model/world/monitoring/alarm.ts'
import { pattern, type Claim } from './claim.ts'
import { D, isNear, isOvertaken, type LoopScene } from './loopScene.ts'

type Scene = LoopScene<'alarm'>

const SIGNS: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  '≥': (value, threshold) => value >= threshold,
  '>': (value, threshold) => value > threshold,
  '<': (value, threshold) => value < threshold,
  '≤': (value, threshold) => value <= threshold,
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '≥': 'GreaterThanOrEqualToThreshold',
  '>': 'GreaterThanThreshold',
  '<': 'LessThanThreshold',
  '≤': 'LessThanOrEqualToThreshold',
}

/** The periods that count. */
const counting = ({ decision }: Scene): readonly EvaluatedPeriod[] => decision.periods.filter((one) => one.isEvaluated)

/** The name itself, or the two ends of one that target tracking made. */
function isItsName(told: string, { decision }: Scene): boolean {
  const [, high, of] = /^(AlarmHigh|AlarmLow) of (.+)$/.exec(told) ?? []
  if (high === undefined) return told === `Alarm ${decision.alarmName}`
  return decision.alarmName.startsWith('TargetTracking-') && decision.alarmName.includes(`${of ?? ''}-${high}-`)
}

/** What is said of an alarm that went into another state. */
export const ALARM_CLAIMS: readonly Claim<Scene>[] = [
  {
    name: 'alarm: from one state to another',
    said: /^(.+): ([A-Z_]+) → ([A-Z_]+)(?=\.)/g,
    isTrue: ({ name }, scene) =>
      isItsName(name(1), scene) &&
      name(2) === scene.alarm?.state &&
      (isOvertaken(scene) || name(3) === scene.world.alarms.get(scene.decision.alarmName)?.state),
  },
  {
    name: 'alarm: how many breach',
    said: new RegExp(
      `Of the last (\\d+) datapoints? (\\d+) (?:is|are) ([≥>≤<]) ${D}(?:, (\\d+) (?:is|are) missing)?; (\\d+) make it ALARM`,
      'g',
    ),
    isTrue: ({ name, figure }, scene) => {
      const values = counting(scene).map((one) => one.value)
      const { alarm } = scene
      if (alarm === undefined) return false
      const breaching = values.filter((one) => one !== null && SIGNS[name(3)]?.(one, alarm.threshold) === true).length
      return (
        figure(1) === values.length &&
        figure(2) === breaching &&
        COMPARISONS[name(3)] === alarm.comparison &&
        isNear(figure(4), alarm.threshold) &&
        (name(5) === '' ? 0 : figure(5)) === values.filter((one) => one === null).length &&
        figure(6) === (alarm.datapointsToAlarm ?? alarm.evaluationPeriods)
      )
    },
  },
  {
    name: 'alarm: no datapoint',
    said: pattern('None of %N periods? has a datapoint'),
    isTrue: ({ figure }, scene) =>
      figure(1) === counting(scene).length && counting(scene).every((one) => one.value === null),
  },
  {
    name: 'alarm: set by hand',
    said: pattern('SetAlarmState put it there'),
    isTrue: (_, { act }) => act?.operation === 'SetAlarmState',
  },
]
