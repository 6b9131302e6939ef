import { act } from '../../model/api/act.ts'
import { MISSING_DATA, type AlarmState, type MissingData } from '../../model/world/monitoring/alarm.ts'
import type { Draw } from '../draw.ts'
import { template, type Asked } from '../template.ts'
import { ALARM, alarmAct, alarmFields, alarmLook, backlogAct, BACKLOG, MINUTE_MS, workerActs } from './alarmWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface MissingDataCase {
  readonly m: number
  readonly threshold: number
  /** The last five minutes, the oldest first: `X` above the threshold, `0` below it, `-` without a datapoint. */
  readonly points: string
  readonly was: AlarmState
  /** The state that is asked for. */
  readonly becomes: AlarmState
}

const N = 3
const ASKED_MS = 10 * MINUTE_MS - 10_000
const NEXT_MS = 10 * MINUTE_MS

/** M of 3, the points, what it was, what it becomes. */
const ROWS: readonly (readonly [m: number, points: string, was: AlarmState, becomes: AlarmState])[] = [
  [3, '-----', 'OK', 'INSUFFICIENT_DATA'],
  [3, '-----', 'ALARM', 'INSUFFICIENT_DATA'],
  [3, '-----', 'OK', 'ALARM'],
  [3, '-----', 'INSUFFICIENT_DATA', 'ALARM'],
  [3, '-----', 'ALARM', 'OK'],
  [3, '-----', 'INSUFFICIENT_DATA', 'OK'],
  [3, '--X--', 'INSUFFICIENT_DATA', 'INSUFFICIENT_DATA'],
  [3, '--X--', 'ALARM', 'OK'],
  [3, '--X--', 'INSUFFICIENT_DATA', 'OK'],
  [2, '-----', 'OK', 'INSUFFICIENT_DATA'],
  [2, '-----', 'ALARM', 'INSUFFICIENT_DATA'],
  [2, '0-X--', 'OK', 'ALARM'],
  [2, '0-X--', 'ALARM', 'ALARM'],
  [2, '----0', 'OK', 'ALARM'],
  [2, '---X-', 'ALARM', 'OK'],
  [2, '---X-', 'INSUFFICIENT_DATA', 'INSUFFICIENT_DATA'],
]

const CASES: readonly MissingDataCase[] = ROWS.flatMap(([m, points, was, becomes]) =>
  [50, 100].map((threshold) => ({ m, points, was, becomes, threshold })),
)

/** Each with what it does, for who chose it wrongly. */
const TREATMENTS: Readonly<Record<MissingData, string>> = {
  missing: 'It leaves missing datapoints out; with none at all the alarm is INSUFFICIENT_DATA.',
  ignore: 'It leaves the state as it is while datapoints are missing.',
  breaching: 'It counts each missing datapoint as one above the threshold.',
  notBreaching: 'It counts each missing datapoint as one within the threshold.',
}

function valuesOf({ points, threshold }: MissingDataCase): readonly (number | null)[] {
  return [...points].map((one) => (one === '-' ? null : threshold + (one === 'X' ? 40 : -40)))
}

function asked(one: MissingDataCase, draw: Draw): Asked {
  const { m, threshold, points, was, becomes } = one
  const { cluster, service } = drawnNames(draw)
  const wanted = { m, n: N, threshold }
  const values = valuesOf(one)
  const hasAny = values.some((value) => value !== null)
  const firstMs = NEXT_MS - MINUTE_MS * (points.length + 1)
  return {
    lab: labOf(`Gaps in the backlog of ${service}`, draw, [
      ...workerActs({ cluster, service }).map((each) => [0, each] as const),
      [0, alarmAct(wanted)],
      ...(hasAny ? [[firstMs, backlogAct(firstMs, values)] as const] : []),
      [
        ASKED_MS,
        act('cloudwatch', 'SetAlarmState', { AlarmName: ALARM, StateValue: was, StateReason: 'As it was before' }),
      ],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: {
      kind: 'choice',
      question: `With which TreatMissingData is the alarm ${becomes === was ? 'still ' : ''}${becomes} after its next evaluation?`,
      lead: `The alarm is ${was} now. These are the last five minutes, the newest last; null is a minute without a datapoint.`,
      code: { ...alarmFields(wanted), StateValue: was, [BACKLOG.MetricName]: values },
      hints: ['How many datapoints are there really? Fewer than three, and the missing ones are filled in.'],
      options: MISSING_DATA.map((treatment) => ({
        text: treatment,
        do: [alarmAct({ ...wanted, missing: treatment })],
        look: alarmLook('StateValue'),
        afterMs: 10_000,
        is: { equals: becomes },
        mistake: 'missing-data-misread',
        shows: TREATMENTS[treatment],
      })),
      reveal: {
        text: `Missing datapoints count only where there are fewer than ${String(N)}. breaching counts them as above the threshold, notBreaching as within it; ignore leaves the state alone, and missing goes by what is there: nothing at all is INSUFFICIENT_DATA.`,
        rule: 'ALM-4',
        source: 'Amazon CloudWatch User Guide, Configuring how CloudWatch alarms treat missing data',
        exam: 'A metric with gaps where nothing happens: notBreaching. One that must always be there: breaching.',
      },
    },
  }
}

export const missingData = template<MissingDataCase>({
  id: 'missing-data',
  title: 'What an alarm makes of missing datapoints',
  topic: 'scaling',
  exam: ['DVA4', 'SAA2'],
  cases: CASES,
  ask: asked,
})
