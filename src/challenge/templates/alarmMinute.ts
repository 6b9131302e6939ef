import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import {
  ALARM,
  alarmAct,
  alarmFields,
  alarmLook,
  backlogAct,
  BACKLOG,
  MINUTE_MS,
  timestampAt,
  workerActs,
} from './alarmWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface AlarmMinuteCase {
  /** M of N. */
  readonly m: number
  readonly n: number
  readonly threshold: number
  /** Of the minutes that follow, one each; the last one goes on. */
  readonly values: readonly number[]
}

const QUIET_MINUTES = 8
const ASKED_MS = QUIET_MINUTES * MINUTE_MS
/** For so many minutes the last value goes on. */
const LASTS_MINUTES = 8
const QUIET = 10

const CASES: readonly AlarmMinuteCase[] = crossed({
  rule: [
    [1, 1],
    [2, 2],
    [3, 3],
    [2, 3],
    [3, 5],
  ] as const,
  threshold: [50, 100],
  first: [20, 1, 60],
  second: [20, 0, 60],
  third: [20, 0, 60],
  fourth: [20, 0],
})
  .map(({ rule: [m, n], threshold, first, second, third, fourth }) => ({
    m,
    n,
    threshold,
    // 0 and 1 stand for the threshold itself, which is not above it.
    values: [first, second, third, fourth].map((over) => (over === 20 ? QUIET : threshold + (over > 1 ? over : 0))),
  }))
  .map((one) => ({ ...one, values: [...one.values, one.threshold + 80] }))

function minutesWord(count: number): string {
  return `${String(count)} ${count === 1 ? 'minute' : 'minutes'}`
}

function asked(one: AlarmMinuteCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const last = one.values.at(-1) ?? QUIET
  const quiet = Array.from({ length: QUIET_MINUTES }, () => QUIET)
  const lasting = Array.from({ length: LASTS_MINUTES }, () => last)
  return {
    lab: labOf(`The backlog of ${service}`, draw, [
      ...workerActs({ cluster, service }).map((each) => [0, each] as const),
      [0, alarmAct(one)],
      [0, backlogAct(0, [...quiet, ...one.values, ...lasting])],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: minuteAsk(one),
  }
}

function minuteAsk(one: AlarmMinuteCase): ValueAsk {
  const { m, n, threshold, values } = one
  const over = values.map((value) => value > threshold)
  const firstOver = over.indexOf(true)
  const inARow = over.findIndex((_, at) => at >= n - 1 && over.slice(at - n + 1, at + 1).every(Boolean))
  return {
    kind: 'value',
    question: `How many minutes from now does the alarm ${ALARM} go into ALARM?`,
    lead: `A new minute begins now; it is OK so far, at ${String(QUIET)} each minute. The values are of the minutes to come, the first of the one that begins now; the last goes on. The datapoint of a minute is there a minute after that minute ends, and alarms are evaluated each full minute.`,
    code: { ...alarmFields(one), [BACKLOG.MetricName]: values },
    hints: ['Which values are above the threshold, not at it?', 'M of the last N: at which minute is that so first?'],
    look: alarmLook(`(StateTransitionedTimestamp - \`${String(timestampAt(ASKED_MS))}\`) / \`60\``),
    until: { look: alarmLook('StateValue'), is: { equals: 'ALARM' } },
    say: minutesWord,
    min: 1,
    wrong: [
      ...(m > 1
        ? [
            {
              value: firstOver + 2,
              mistake: 'one-datapoint-is-enough' as const,
              shows: `That is when the first value above ${String(threshold)} is there. It takes ${String(m)} of ${String(n)}.`,
            },
          ]
        : []),
      ...(m < n && inARow >= 0
        ? [
            {
              value: inARow + 2,
              mistake: 'm-of-n-in-a-row' as const,
              shows: `${String(m)} of the last ${String(n)} are enough; they need not stand in a row.`,
            },
          ]
        : []),
      {
        value: values.findIndex((_, at) => over.slice(Math.max(0, at - n + 1), at + 1).filter(Boolean).length >= m) + 1,
        mistake: 'datapoint-at-once',
        shows: 'That minute is over then, and its datapoint comes a minute later.',
      },
    ],
    reveal: (value) => ({
      text: `${minutesWord(value)}: that is the first evaluation at which ${String(m)} of the last ${String(n)} datapoints lie above ${String(threshold)}. At the threshold is not above it, and a datapoint is there a minute after its minute.`,
      rule: 'ALM-2',
      source: 'Amazon CloudWatch User Guide, Evaluating an alarm',
      exam: 'Scaling is as late as its alarm: datapoints needed, times the period, and the delay of the metric.',
    }),
  }
}

export const alarmMinute = template<AlarmMinuteCase>({
  id: 'alarm-minute',
  title: 'At which minute an alarm goes into ALARM',
  topic: 'scaling',
  exam: ['DVA4', 'SAA2'],
  cases: CASES,
  ask: asked,
})
