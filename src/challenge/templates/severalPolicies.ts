import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { backlogAct, MINUTE_MS } from './alarmWorld.ts'
import {
  cpuLoadAct,
  desiredLook,
  scalableActs,
  scaledOutPast,
  SCALING_ASKED_MS,
  trackBacklogAct,
  trackCpuAct,
  type Scalable,
} from './scalingWorld.ts'
import { drawnNames, labOf, tasksWord } from './world.ts'

export interface SeveralCase {
  readonly desired: number
  readonly cpu: { readonly metric: number; readonly target: number }
  readonly backlog: { readonly metric: number; readonly target: number }
}

const CASES: readonly SeveralCase[] = crossed({
  desired: [2, 3, 4, 5, 6],
  cpuTarget: [50, 60],
  cpu: [30, 75, 90, 100],
  backlogTarget: [100, 200],
  backlog: [0.5, 1.2, 1.4, 1.75, 2],
})
  .map(({ desired, cpu, cpuTarget, backlog, backlogTarget }) => ({
    desired,
    cpu: { metric: cpu, target: cpuTarget },
    backlog: { metric: backlogTarget * backlog, target: backlogTarget },
  }))
  .filter(({ desired, cpu, backlog }) => {
    const [one, other] = [cpu, backlog].map(({ metric, target }) => Math.ceil((desired * metric) / target))
    return one !== other && Math.max(one ?? 0, other ?? 0) > desired
  })

function asked(one: SeveralCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { desired, cpu, backlog } = one
  const named: Scalable = { cluster, service, desired, max: 40 }
  const lasting = Array.from({ length: 8 }, () => backlog.metric)
  const acts = [...scalableActs(named), trackCpuAct(named, cpu.target), trackBacklogAct(named, backlog.target)]
  return {
    lab: labOf(`Two policies of ${service}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [
        MINUTE_MS,
        backlogAct(
          MINUTE_MS,
          Array.from({ length: 4 }, () => backlog.target),
        ),
      ],
      [SCALING_ASKED_MS, cpuLoadAct(named, desired, cpu.metric)],
      [SCALING_ASKED_MS, backlogAct(SCALING_ASKED_MS, lasting)],
    ]),
    fromMs: SCALING_ASKED_MS,
    watch: { cluster, service },
    ask: severalAsk(one, named),
  }
}

function severalAsk({ desired, cpu, backlog }: SeveralCase, named: Scalable): ValueAsk {
  const [byCpu, byBacklog] = [cpu, backlog].map(({ metric, target }) => Math.ceil((desired * metric) / target)) as [
    number,
    number,
  ]
  return {
    kind: 'value',
    question: 'Which desired count is set?',
    lead: `${tasksWord(desired)} of service ${named.service} run. One target tracking policy keeps CPU at ${String(cpu.target)} %, another BacklogPerTask at ${String(backlog.target)}. Now CPU is at ${String(cpu.metric)} % and BacklogPerTask at ${String(backlog.metric)}, and both stay there. The maximum is 40, no cooldown is in force.`,
    hints: ['What does each of them want?', 'Which of two counts is the safe one?'],
    look: desiredLook(named),
    until: scaledOutPast(named, desired),
    say: tasksWord,
    min: 1,
    wrong: [
      {
        value: Math.min(byCpu, byBacklog),
        mistake: 'smaller-policy-wins',
        shows: 'The largest count of all policies is taken: availability goes first.',
      },
      {
        value: Math.max(byCpu, desired) + Math.max(byBacklog, desired) - desired,
        mistake: 'policies-add-up',
        shows: 'What the policies want is not added up; the largest count is taken.',
      },
      {
        value: Math.ceil((byCpu + byBacklog) / 2),
        mistake: 'policies-average',
        shows: 'Policies do not meet in the middle; the largest count is taken.',
      },
      {
        value: desired,
        mistake: 'policies-must-agree',
        shows: 'To scale in all have to agree. To scale out one is enough.',
      },
    ],
    reveal: (value) => ({
      text: `CPU wants ${String(desired)} × ${String(cpu.metric)} / ${String(cpu.target)}, rounded up ${String(byCpu)}; the backlog wants ${String(byBacklog)}. The larger is set: ${tasksWord(value)}.`,
      rule: 'SCL-9',
      source: 'Application Auto Scaling User Guide, Multiple scaling policies',
      exam: 'Several policies: out when any of them wants, in when all of them do.',
    }),
  }
}

export const severalPolicies = template<SeveralCase>({
  id: 'several-policies',
  title: 'Which of two policies decides',
  topic: 'scaling',
  exam: ['SAA2', 'SAA3'],
  cases: CASES,
  ask: asked,
})
