import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { ALARM, backlogAct, BACKLOG, MINUTE_MS } from './alarmWorld.ts'
import {
  desiredLook,
  scalableActs,
  SCALING_ASKED_MS,
  stepAlarm,
  stepFields,
  stepPolicyAct,
  type Scalable,
  type Steps,
} from './scalingWorld.ts'
import { drawnNames, labOf, tasksWord } from './world.ts'

export interface CooldownCase {
  readonly desired: number
  /** What the two steps add, the second from 100 above the threshold on. */
  readonly small: number
  readonly large: number
  /** Minutes between the first breach, of the small step, and the second. */
  readonly apart: number
  readonly second: 'small' | 'large'
  readonly cooldown: 300 | 600
}

const THRESHOLD = 100
const LARGE_FROM = 100

const CASES: readonly CooldownCase[] = crossed({
  desired: [2, 3, 4, 5, 6],
  small: [1, 2, 3],
  large: [3, 4, 5, 6],
  apart: [3, 4, 7, 8],
  second: ['small', 'large'] as const,
  cooldown: [300, 600] as const,
}).filter(({ small, large, apart, cooldown }) => large > small && (apart === 3 || apart * 60 > 300 || cooldown === 600))

/** The first breach is told a minute after its minute, and the second by then too. */
function endMs(apart: number): number {
  return (apart + 2) * MINUTE_MS + 1_000
}

function stepsOf({ small, large, cooldown }: CooldownCase): Steps {
  return {
    type: 'ChangeInCapacity',
    steps: [
      [0, small],
      [LARGE_FROM, large],
    ],
    cooldown,
  }
}

function asked(one: CooldownCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { desired, apart, second } = one
  const named: Scalable = { cluster, service, desired, max: 30 }
  const quiet = Array.from({ length: apart - 1 }, () => 10)
  const values = [THRESHOLD + 20, ...quiet, THRESHOLD + (second === 'small' ? 20 : LARGE_FROM + 20), 10, 10]
  return {
    lab: labOf(`Two breaches of ${service}`, draw, [
      ...[...scalableActs(named), stepPolicyAct(named, stepsOf(one))].map((each) => [0, each] as const),
      [SCALING_ASKED_MS, backlogAct(SCALING_ASKED_MS, values)],
    ]),
    fromMs: SCALING_ASKED_MS,
    acts: [stepAlarm(named, THRESHOLD)],
    watch: { cluster, service },
    ask: cooldownAsk(one, named),
  }
}

function cooldownAsk(one: CooldownCase, named: Scalable): ValueAsk {
  const { desired, small, large, apart, second, cooldown } = one
  const own = second === 'small' ? small : large
  const isHeld = apart * 60 < cooldown
  const first = desired + small
  return {
    kind: 'value',
    question: `Which desired count does service ${named.service} have after the second breach?`,
    lead: `${tasksWord(desired)} run. The alarm ${ALARM}, ${BACKLOG.MetricName} at ${String(THRESHOLD)} or above for one minute, calls this policy. ${BACKLOG.MetricName} is ${String(THRESHOLD + 20)} for one minute; ${String(apart)} minutes after it, again for one minute, ${String(THRESHOLD + (second === 'small' ? 20 : LARGE_FROM + 20))}. Else it is 10.`,
    code: stepFields(stepsOf(one)),
    hints: [
      'Which step does each breach fall into?',
      'Within the cooldown, what was added counts as part of the next scale-out.',
    ],
    look: desiredLook(named),
    until: { ms: endMs(apart) },
    say: tasksWord,
    min: 1,
    wrong: [
      {
        value: first + own,
        mistake: 'cooldown-ignored',
        shows: `${String(apart)} minutes are less than ${String(cooldown)} seconds: what was added counts as part of it.`,
      },
      {
        value: first,
        mistake: 'cooldown-blocks-all',
        shows: isHeld
          ? 'A larger scale-out goes on within a cooldown, by what it wants beyond what was added.'
          : `The cooldown of ${String(cooldown)} seconds is over after ${String(apart)} minutes.`,
      },
      {
        value: first + Math.max(0, own - small),
        mistake: 'cooldown-overstays',
        shows: `The cooldown of ${String(cooldown)} seconds is over after ${String(apart)} minutes.`,
      },
      { value: desired + large + small, mistake: 'steps-add-up', shows: 'One step holds at a time.' },
    ],
    reveal: (value) => ({
      text: isHeld
        ? `First + ${String(small)}. The second breach asks for + ${String(own)}, of which ${String(small)} were added within the cooldown of ${String(cooldown)} seconds: ${tasksWord(value)}.`
        : `First + ${String(small)}; ${String(apart)} minutes later the cooldown of ${String(cooldown)} seconds is over, and + ${String(own)} makes ${tasksWord(value)}.`,
      rule: 'SCL-7',
      source: 'Application Auto Scaling User Guide, Cooldown period',
      exam: 'A cooldown keeps a breach from being answered twice before new tasks take their part.',
    }),
  }
}

export const withinCooldown = template<CooldownCase>({
  id: 'within-cooldown',
  title: 'What a second breach adds within a cooldown',
  topic: 'scaling',
  exam: ['SAA2', 'DVA4'],
  cases: CASES,
  ask: asked,
})
