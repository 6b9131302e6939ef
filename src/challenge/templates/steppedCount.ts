import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { ALARM, backlogAct, BACKLOG } from './alarmWorld.ts'
import {
  desiredLook,
  scalableActs,
  scaledOutPast,
  SCALING_ASKED_MS,
  stepAlarm,
  stepFields,
  stepPolicyAct,
  type Scalable,
  type Steps,
} from './scalingWorld.ts'
import { counted, drawnNames, labOf, tasksWord } from './world.ts'

export interface SteppedCase {
  readonly desired: number
  readonly threshold: number
  readonly steps: Steps
  /** At or above the threshold by so much. */
  readonly over: number
}

const POLICIES: readonly Steps[] = [
  {
    type: 'ChangeInCapacity',
    steps: [
      [0, 1],
      [50, 2],
      [100, 4],
    ],
  },
  {
    type: 'ChangeInCapacity',
    steps: [
      [0, 2],
      [100, 5],
    ],
  },
  {
    type: 'PercentChangeInCapacity',
    steps: [
      [0, 10],
      [50, 25],
      [100, 50],
    ],
  },
  {
    type: 'PercentChangeInCapacity',
    steps: [
      [0, 20],
      [100, 60],
    ],
  },
  {
    type: 'ExactCapacity',
    steps: [
      [0, 10],
      [50, 12],
      [100, 15],
    ],
  },
]

const CASES: readonly SteppedCase[] = crossed({
  desired: [3, 4, 5, 6, 7, 8, 9],
  threshold: [100, 200],
  steps: POLICIES,
  over: [0, 20, 50, 70, 100, 130],
})

function asked(one: SteppedCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { desired, threshold, steps, over } = one
  const named: Scalable = { cluster, service, desired, max: 30 }
  return {
    lab: labOf(`Step scaling of ${service}`, draw, [
      ...[...scalableActs(named), stepPolicyAct(named, steps)].map((each) => [0, each] as const),
      [SCALING_ASKED_MS, backlogAct(SCALING_ASKED_MS, [threshold + over])],
    ]),
    fromMs: SCALING_ASKED_MS,
    acts: [stepAlarm(named, threshold)],
    watch: { cluster, service },
    ask: countAsk(one, named),
  }
}

/** What a step makes of the count; of a percentage before and after rounding. */
function madeBy({ desired, steps: { type } }: SteppedCase, adjustment: number): { exact: number; whole: number } {
  if (type === 'ExactCapacity') return { exact: adjustment, whole: adjustment }
  const by = type === 'ChangeInCapacity' ? adjustment : (desired * adjustment) / 100
  return { exact: desired + by, whole: desired + (by < 1 ? 1 : Math.floor(by)) }
}

/** What comes of each way to misread the steps. */
function wrongOf(one: SteppedCase): ValueAsk['wrong'] {
  const { desired, threshold, steps, over } = one
  const entered = steps.steps.filter(([from]) => from <= over)
  const before = steps.steps.filter(([from]) => from < over)
  const own = stepOf(one)
  const percent = steps.type === 'PercentChangeInCapacity'
  const { exact } = madeBy(one, own)
  return [
    ...(percent && exact % 1 !== 0
      ? [
          {
            value: Math.ceil(exact),
            mistake: 'rounded-the-wrong-way' as const,
            shows: 'A percentage above 1 is rounded down; only below 1 it is 1.',
          },
        ]
      : []),
    ...(before.length < entered.length && before.length > 0
      ? [
          {
            value: madeBy(one, before.at(-1)?.[1] ?? 0).whole,
            mistake: 'bound-of-the-other-step' as const,
            shows: `At ${String(over)} above the threshold the next step begins: its lower bound belongs to it.`,
          },
        ]
      : []),
    {
      value: madeBy(one, steps.steps.at(-1)?.[1] ?? 0).whole,
      mistake: 'bounds-are-absolute',
      shows: `Bounds are counted from ${String(threshold)}, not from 0: the metric is ${String(over)} above it.`,
    },
    {
      value: desired + own,
      mistake: 'count-for-change',
      shows:
        steps.type === 'ExactCapacity'
          ? 'ExactCapacity is the count itself, not what is added.'
          : 'The adjustment is a percentage of the tasks, not a count.',
    },
    { value: own, mistake: 'count-for-change', shows: 'The adjustment is what is added, not the count.' },
    {
      value: desired + entered.reduce((sum, [, adjustment]) => sum + madeBy(one, adjustment).whole - desired, 0),
      mistake: 'steps-add-up',
      shows: 'One step holds at a time; those below it are not added.',
    },
  ]
}

/** The adjustment of the step that the metric is in. */
function stepOf({ steps, over }: SteppedCase): number {
  return steps.steps.findLast(([from]) => from <= over)?.[1] ?? 0
}

function countAsk(one: SteppedCase, named: Scalable): ValueAsk {
  const { desired, threshold, steps, over } = one
  const own = stepOf(one)
  return {
    kind: 'value',
    question: 'Which desired count does the step policy set?',
    lead: `${tasksWord(desired)} of service ${named.service} run. Its alarm ${ALARM}, ${BACKLOG.MetricName} at ${counted(threshold)} or above, calls this policy. For one minute the metric is ${counted(threshold + over)}, then there is no more. No cooldown is in force.`,
    code: stepFields(steps),
    hints: ['Bounds are counted from the threshold.', 'The lower bound belongs to a step, the upper one does not.'],
    look: desiredLook(named),
    until: scaledOutPast(named, desired),
    say: tasksWord,
    min: 1,
    wrong: wrongOf(one),
    reveal: (value) => ({
      text: `${counted(threshold + over)} is ${String(over)} above the threshold: the step with ScalingAdjustment ${String(own)} holds. ${saidOf(one, own)} makes ${tasksWord(value)}.`,
      rule: 'SCL-5',
      source: 'Application Auto Scaling User Guide, How step scaling works',
      exam: 'Steps let a large breach be answered by a large step; target tracking does it by itself.',
    }),
  }
}

function saidOf({ desired, steps: { type } }: SteppedCase, own: number): string {
  if (type === 'ExactCapacity') return `ExactCapacity ${String(own)}`
  if (type === 'ChangeInCapacity') return `${String(desired)} + ${String(own)}`
  return `${String(own)} % of ${String(desired)} is ${String((desired * own) / 100)}, rounded down but 1 at least, and that added`
}

export const steppedCount = template<SteppedCase>({
  id: 'stepped-count',
  title: 'How many tasks a step policy sets',
  topic: 'scaling',
  exam: ['SAA2', 'SAA3'],
  cases: CASES,
  ask: asked,
})
