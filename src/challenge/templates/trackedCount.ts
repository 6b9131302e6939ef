import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import {
  cpuLoadAct,
  desiredLook,
  scalableActs,
  scaledOutPast,
  SCALING_ASKED_MS,
  trackCpuAct,
  type Scalable,
} from './scalingWorld.ts'
import { drawnNames, labOf, tasksWord } from './world.ts'

export interface TrackedCase {
  readonly desired: number
  readonly target: number
  /** CPUUtilization in percent, above the target. */
  readonly metric: number
  readonly max: number
}

const CASES: readonly TrackedCase[] = crossed({
  desired: [2, 3, 4, 5, 6, 7, 8],
  target: [40, 50, 60, 70],
  metric: [75, 80, 85, 90, 95, 100, 120],
  max: [10, 12, 30],
}).filter(({ desired, target, metric, max }) => {
  const times = (desired * metric) / target
  // One beyond the maximum asks for it; the rest stay well within.
  return times < 2.5 * desired && (max === 30 || times > max)
})

function asked(one: TrackedCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { desired, target, metric, max } = one
  const named: Scalable = { cluster, service, desired, max }
  return {
    lab: labOf(`Target tracking of ${service}`, draw, [
      ...[...scalableActs(named), trackCpuAct(named, target)].map((each) => [0, each] as const),
      [SCALING_ASKED_MS, cpuLoadAct(named, desired, metric)],
    ]),
    fromMs: SCALING_ASKED_MS,
    watch: { cluster, service },
    ask: countAsk(one, named),
  }
}

function countAsk({ desired, target, metric, max }: TrackedCase, named: Scalable): ValueAsk {
  const exact = (desired * metric) / target
  return {
    kind: 'value',
    question: `Which desired count does the policy set?`,
    lead: `Service ${named.service} runs ${tasksWord(desired)}, between a minimum of 1 and a maximum of ${String(max)}. A target tracking policy keeps ECSServiceAverageCPUUtilization at ${String(target)} %. The metric goes up to ${String(metric)} % and stays there; no cooldown is in force.`,
    hints: [`How many tasks would bring ${String(metric)} % to ${String(target)} %, if they share the load?`],
    look: desiredLook(named),
    until: scaledOutPast(named, desired),
    say: tasksWord,
    min: 1,
    wrong: [
      {
        value: Math.ceil(exact),
        mistake: 'maximum-overlooked',
        shows: `The load would want so many. The maximum is ${String(max)}.`,
      },
      {
        value: Math.floor(exact),
        mistake: 'rounded-the-wrong-way',
        shows: 'Target tracking rounds up: too many rather than too few.',
      },
      {
        value: desired + 1,
        mistake: 'scales-one-by-one',
        shows: 'It adds what the formula says at once, not one task at a time.',
      },
      {
        value: desired + Math.ceil(exact),
        mistake: 'count-for-change',
        shows: 'The formula gives the new count, not how many are added.',
      },
    ],
    reveal: (value) => ({
      text: `${String(desired)} × ${String(metric)} / ${String(target)}, rounded up, is ${String(Math.ceil(exact))}.${value < Math.ceil(exact) ? ` The maximum holds it at ${String(value)}.` : ''}`,
      rule: 'SCL-2',
      source: 'Application Auto Scaling User Guide, How target tracking scaling works',
      exam: 'Target tracking reckons in proportion: twice the target, twice the tasks.',
    }),
  }
}

export const trackedCount = template<TrackedCase>({
  id: 'tracked-count',
  title: 'How many tasks target tracking sets',
  topic: 'scaling',
  exam: ['SAA2', 'SAA3'],
  cases: CASES,
  ask: asked,
})
