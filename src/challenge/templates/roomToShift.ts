import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { clusterNamed, countsLook, definition, drawnNames, instances, labOf, STEADY_MS, tasksWord } from './world.ts'

export interface RoomCase {
  readonly strategy: 'ROLLING' | 'BLUE_GREEN'
  readonly desired: number
  readonly minimum: number
  readonly maximum: number
}

/**
 * Rolling updates that stop nothing before a new task is healthy, since what is stopped first makes room itself; and
 * the same percents where traffic is shifted, which there decide nothing.
 */
const CASES: readonly RoomCase[] = crossed({
  of: [
    { strategy: 'ROLLING', minimum: 100 },
    { strategy: 'BLUE_GREEN', minimum: 100 },
    { strategy: 'BLUE_GREEN', minimum: 50 },
  ] as const,
  desired: range(2, 16),
  maximum: [125, 133, 150, 175, 200],
})
  .filter(({ desired, maximum }) => Math.floor((desired * maximum) / 100) > desired)
  .map(({ of, ...rest }) => ({ ...of, ...rest }))

const ASKED_MS = 2 * STEADY_MS
/** By then the new revision has all that it gets beside the old one, which still runs. */
const TRIED_MS = 150_000

function configurationOf({ strategy, minimum, maximum }: RoomCase) {
  return {
    strategy,
    ...(strategy === 'BLUE_GREEN' && { bakeTimeInMinutes: 10 }),
    minimumHealthyPercent: minimum,
    maximumPercent: maximum,
  }
}

function asked(one: RoomCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const family = definition({ family: service })
  return {
    lab: labOf(`Room for ${service}`, draw, [
      [0, clusterNamed(cluster)],
      [0, instances({ cluster, type: 'm5.xlarge', count: 4 })],
      [0, family],
      [0, family],
      [
        0,
        act('ecs', 'CreateService', {
          cluster,
          serviceName: service,
          taskDefinition: `${service}:1`,
          desiredCount: one.desired,
          deploymentConfiguration: configurationOf(one),
        }),
      ],
      [ASKED_MS, act('ecs', 'UpdateService', { cluster, service, taskDefinition: `${service}:2` })],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    ask: roomAsk(one, { cluster, service }),
  }
}

function roomAsk(one: RoomCase, { cluster, service }: { cluster: string; service: string }): ValueAsk {
  const { strategy, desired, maximum } = one
  const isRolling = strategy === 'ROLLING'
  const share = (desired * maximum) / 100
  const most = countsLook(cluster, service, 'mostTasks - desired')
  return {
    kind: 'value',
    question: 'For how many tasks beside those that run now must the cluster have room?',
    lead: `Service ${service} runs ${tasksWord(desired)}, all healthy, and is updated to a new revision, which goes well. As many tasks as ECS wants at once shall find a place. The service has this deploymentConfiguration:`,
    code: configurationOf(one),
    hints: ['Does this strategy replace tasks, or does it run two revisions side by side?'],
    until: { ms: TRIED_MS },
    look: most,
    say: tasksWord,
    min: 1,
    wrong: [
      isRolling
        ? { value: desired, mistake: 'strategies-mixed', shows: 'Twice the tasks is what blue/green takes.' }
        : {
            value: Math.floor(share) - desired,
            mistake: 'one-set-of-tasks',
            shows: `${String(maximum)} % holds for each revision by itself: the new one gets all its tasks beside the old ones.`,
          },
      isRolling
        ? {
            value: Math.ceil(share) - desired,
            mistake: 'rounded-the-wrong-way',
            shows: 'The upper limit is rounded down.',
          }
        : {
            value: Math.floor(share),
            mistake: 'limits-swapped',
            shows: 'That is how many tasks a rolling update could have in all.',
          },
      {
        value: 1,
        mistake: 'one-at-a-time',
        shows: 'ECS starts as many at once as it may.',
      },
    ],
    reveal: (value) => ({
      text: isRolling
        ? `${String(maximum)} % of ${String(desired)}, rounded down, are ${String(desired + value)} tasks in all: ${String(value)} more than now.`
        : `Both revisions run whole while traffic is shifted and until the bake time is over: ${String(value)} more, whatever the percents are.`,
      rule: isRolling ? 'DEP-1' : 'DEP-32',
      source: 'Amazon ECS API Reference, DeploymentConfiguration',
      exam: 'Blue/green takes twice the capacity for a while; a rolling update takes what maximumPercent allows.',
    }),
  }
}

export const roomToShift = template<RoomCase>({
  id: 'room-to-shift',
  title: 'How much room a deployment takes',
  topic: 'deployments',
  exam: ['DVA3', 'SAA4'],
  cases: CASES,
  ask: asked,
})
