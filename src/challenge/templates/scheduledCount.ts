import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { MINUTE_MS } from './alarmWorld.ts'
import { desiredLook, scalableActs, SCALING_ASKED_MS, targetFields, type Scalable } from './scalingWorld.ts'
import { drawnNames, labOf, tasksWord } from './world.ts'

export interface ScheduledCase {
  readonly desired: number
  readonly min: number
  readonly max: number
  /** What the action sets; `null` leaves it. */
  readonly newMin: number | null
  readonly newMax: number | null
}

const CASES: readonly ScheduledCase[] = crossed({
  desired: [2, 3, 4, 6, 8, 10],
  min: [1, 2],
  max: [10, 14],
  newMin: [null, 1, 3, 5, 8],
  newMax: [null, 5, 8, 12],
}).filter(({ newMin, newMax, desired, max }) => {
  if (newMin === null && newMax === null) return false
  return (newMin ?? 1) < (newMax ?? max) && desired <= max
})

function asked(one: ScheduledCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { desired, min, max, newMin, newMax } = one
  const named: Scalable = { cluster, service, desired, min, max }
  const scheduled = act('application-autoscaling', 'PutScheduledAction', {
    ...targetFields(named),
    ScheduledActionName: 'soon',
    Schedule: 'rate(10 minutes)',
    ScalableTargetAction: {
      ...(newMin !== null && { MinCapacity: newMin }),
      ...(newMax !== null && { MaxCapacity: newMax }),
    },
  })
  return {
    lab: labOf(`A scheduled action of ${service}`, draw, [
      ...scalableActs(named).map((each) => [0, each] as const),
      [SCALING_ASKED_MS, scheduled],
    ]),
    fromMs: SCALING_ASKED_MS,
    watch: { cluster, service },
    ask: scheduledAsk(one, named),
  }
}

function scheduledAsk({ desired, min, max, newMin, newMax }: ScheduledCase, named: Scalable): ValueAsk {
  const within = `between a minimum of ${String(newMin ?? min)} and a maximum of ${String(newMax ?? max)}`
  return {
    kind: 'value',
    question: `Which desired count does service ${named.service} have after the scheduled action?`,
    lead: `${tasksWord(desired)} are desired and run, between a minimum of ${String(min)} and a maximum of ${String(max)}. No policy scales the service. In ten minutes this scheduled action is carried out for the first time.`,
    code: {
      ScalableTargetAction: {
        ...(newMin !== null && { MinCapacity: newMin }),
        ...(newMax !== null && { MaxCapacity: newMax }),
      },
    },
    hints: ['A scheduled action sets limits, not the count.'],
    look: desiredLook(named),
    until: { ms: 11 * MINUTE_MS },
    say: tasksWord,
    min: 1,
    wrong: [
      ...(newMin === null
        ? []
        : [
            {
              value: newMin,
              mistake: 'limit-for-count' as const,
              shows: 'It is the new minimum. A count that is above it stays.',
            },
          ]),
      ...(newMax === null
        ? []
        : [
            {
              value: newMax,
              mistake: 'limit-for-count' as const,
              shows: 'It is the new maximum. A count that is below it stays.',
            },
          ]),
      {
        value: desired,
        mistake: 'limits-wait-for-a-policy',
        shows: `${String(desired)} is not ${within}: the count is taken to the nearest limit at once.`,
      },
      {
        value: min,
        mistake: 'limit-for-count',
        shows: 'A minimum is the least there may be, not what there is.',
      },
      { value: max, mistake: 'limit-for-count', shows: 'A maximum is the most there may be, not what there is.' },
    ],
    reveal: (value) => ({
      text: `From then on the count has to be ${within}. ${value === desired ? `${String(desired)} is, and stays.` : `${String(desired)} is not: it is set to ${String(value)} at once, whatever cooldown there is.`}`,
      rule: 'SCL-11',
      source: 'Application Auto Scaling User Guide, Scheduled scaling',
      exam: 'A load that comes by the clock: raise the minimum before it, and let target tracking do the rest.',
    }),
  }
}

export const scheduledCount = template<ScheduledCase>({
  id: 'scheduled-count',
  title: 'What a scheduled action makes of the count',
  topic: 'scaling',
  exam: ['SAA2', 'SAA4'],
  cases: CASES,
  ask: asked,
})
