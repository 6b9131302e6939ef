import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { namedService, serviceWorld, type Percents } from './serviceWorld.ts'
import { answerLook, tasksWord } from './world.ts'

export interface ProtectedCase {
  readonly desired: number
  /** Old tasks that are protected for longer than it is looked at. */
  readonly kept: number
  readonly percents: Percents
}

/** A task may always be stopped first, so that nothing but the upper limit holds the update up. */
const CASES: readonly ProtectedCase[] = crossed({
  desired: range(3, 10),
  kept: [1, 2, 3],
  minimumHealthyPercent: [25, 50],
  maximumPercent: [100, 110, 120, 125, 150],
})
  .filter(({ desired, kept }) => kept < desired)
  .map(({ desired, kept, ...percents }) => ({ desired, kept, percents }))

/** By then everything that may be replaced is. */
const LATER_MS = 600_000

function asked(one: ProtectedCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { cluster, service, update } = named
  const task = (at: number) => answerLook('ListTasks', { cluster, serviceName: service }, `taskArns[${String(at)}]`)
  return {
    ...serviceWorld(named, draw, { wanted: one }),
    acts: [
      ...range(0, one.kept - 1).map((at) => ({
        look: task(at),
        act: (arn: unknown) =>
          act('ecs', 'UpdateTaskProtection', { cluster, tasks: [String(arn)], protectionEnabled: true }),
      })),
      { look: task(0), act: () => update() },
    ],
    ask: newAsk(one, { cluster, service }),
  }
}

function newAsk(one: ProtectedCase, { cluster, service }: { cluster: string; service: string }): ValueAsk {
  const { desired, kept, percents } = one
  const share = (desired * percents.maximumPercent) / 100
  const room = Math.floor(share) - kept
  return {
    kind: 'value',
    question: `How many tasks of ${service}:2 run ten minutes later?`,
    lead: `Service ${service} runs ${tasksWord(desired)} of ${service}:1, of which ${String(kept)} ${kept === 1 ? 'has' : 'have'} scale-in protection for two hours. Now it is updated to ${service}:2; there is room in the cluster, and all tasks become healthy. The service has this deploymentConfiguration:`,
    code: { ...percents },
    hints: ['How many tasks may there be in all?', 'Which of them stay, whatever the deployment wants?'],
    until: { ms: LATER_MS },
    look: answerLook(
      'DescribeServices',
      { cluster, services: [service] },
      "services[0].deployments[?status=='PRIMARY'] | [0].runningCount",
    ),
    say: tasksWord,
    max: Math.max(desired, 3),
    wrong: [
      {
        value: desired,
        mistake: 'protected-not-counted',
        shows: 'The upper limit counts the protected tasks too: they take its room.',
      },
      {
        value: desired - kept,
        mistake: 'limits-overlooked',
        shows: 'maximumPercent leaves room for more beside the protected ones.',
      },
      {
        value: Math.min(desired, Math.ceil(share) - kept),
        mistake: 'rounded-the-wrong-way',
        shows: 'The upper limit is rounded down.',
      },
      {
        value: 0,
        mistake: 'protection-forever',
        shows: 'Protection keeps the tasks that have it. All others are replaced.',
      },
    ],
    reveal: (value) => ({
      text: `${String(percents.maximumPercent)} % of ${String(desired)}, rounded down, are ${tasksWord(Math.floor(share))} in all. ${String(kept)} of them ${kept === 1 ? 'stays' : 'stay'} protected, which leaves ${String(room)}${room > value ? `, and no more than ${String(value)} are wanted` : ''}.`,
      rule: 'PRO-3',
      source: 'Amazon ECS Developer Guide, Protect your Amazon ECS tasks from being terminated by scale-in events',
      exam: 'A deployment around protected tasks needs a maximumPercent with room for them, or it waits until they end.',
    }),
  }
}

export const protectedOld = template<ProtectedCase>({
  id: 'protected-old-tasks',
  title: 'How far a deployment gets around protected tasks',
  topic: 'deployments',
  exam: ['DVA3', 'DVA4'],
  cases: CASES,
  ask: asked,
})
