import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import {
  clusterNamed,
  countsLook,
  definition,
  drawnNames,
  instanceAt,
  instances,
  labOf,
  SIZES,
  tasksWord,
} from './world.ts'

export interface DistinctCase {
  readonly instances: number
  /** So many of them are DRAINING. */
  readonly draining: number
  /** And on so many others all CPU is reserved. */
  readonly full: number
  readonly desired: number
}

const FROM_MS = 20_000
/** By then what finds a place runs: a task takes 9 s. */
const RUNS_MS = 30_000

function asked(one: DistinctCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const at = (from: number, count: number) => Array.from({ length: count }, (_, index) => instanceAt(from + index))
  const { draining, full } = one
  const lab = labOf(`One task an instance of ${service}`, draw, [
    [0, clusterNamed(cluster)],
    [0, instances({ cluster, type: 'm5.large', count: one.instances })],
    [0, definition({ family: service })],
    [0, definition({ family: other, cpu: SIZES['m5.large'].cpu })],
    ...(full === 0
      ? []
      : [
          [
            0,
            act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances: at(draining, full) }),
          ] as const,
        ]),
    ...(draining === 0
      ? []
      : [
          [
            0,
            act('ecs', 'UpdateContainerInstancesState', {
              cluster,
              containerInstances: at(0, draining),
              status: 'DRAINING',
            }),
          ] as const,
        ]),
    [
      FROM_MS,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: one.desired,
        placementConstraints: [{ type: 'distinctInstance' }],
      }),
    ],
  ])
  return { lab, fromMs: FROM_MS, watch: { cluster, service }, ask: distinctAsk(one, { cluster, service, other }) }
}

/** `2 are DRAINING`, `on 1 shop has reserved all CPU`; of the others nothing is said. */
function stateWords({ draining, full }: DistinctCase, other: string): string {
  const words = [
    ...(draining === 0 ? [] : [`${String(draining)} ${draining === 1 ? 'is' : 'are'} DRAINING`]),
    ...(full === 0
      ? []
      : [`on ${String(full)} others a task of ${other} reserves all CPU`.replace('on 1 others', 'on 1 other')]),
  ]
  return words.length === 0 ? 'All of them are empty.' : `Of them ${words.join(', and ')}.`
}

function distinctAsk(one: DistinctCase, named: { cluster: string; service: string; other: string }): ValueAsk {
  const { cluster, service, other } = named
  const { desired, draining, full } = one
  return {
    kind: 'value',
    question: `Service ${service} is created. How many of its tasks run in the end?`,
    lead: `The cluster has ${String(one.instances)} m5.large. ${stateWords(one, other)} Each task needs 256 CPU units and 512 MiB.`,
    code: { desiredCount: desired, placementConstraints: [{ type: 'distinctInstance' }] },
    hints: ['How many instances may take a task at all?', 'Each of them takes one.'],
    look: countsLook(cluster, service, 'running'),
    until: { ms: RUNS_MS },
    say: tasksWord,
    max: desired,
    wrong: [
      {
        value: desired,
        mistake: 'constraint-is-best-effort',
        shows: `A constraint binds: a second task on an instance waits, however much room there is.`,
      },
      {
        value: Math.min(desired, one.instances),
        mistake: 'whole-instance-is-free',
        shows: `Not all of the ${String(one.instances)} may take one: ${stateWords(one, other)}`,
      },
      {
        value: Math.min(desired, one.instances - (full === 0 ? 0 : draining)),
        mistake: 'only-one-resource',
        shows: 'An instance must be ACTIVE and have room besides.',
      },
    ],
    reveal: (value) => ({
      text: `${String(one.instances - draining - full)} instances may take a task, one each, and ${String(desired)} are wanted: ${tasksWord(value)}.${value < desired ? ' The rest waits, and the service says so in an event.' : ''}`,
      rule: 'PLC-8',
      source: 'Amazon ECS API Reference, PlacementConstraint',
    }),
  }
}

export const distinctRunning = template<DistinctCase>({
  id: 'distinct-instance-running',
  title: 'How many tasks distinctInstance lets run',
  topic: 'constraints',
  exam: ['DVA4', 'SAA2'],
  cases: crossed({ instances: range(3, 7), draining: range(0, 2), full: range(0, 2), desired: range(3, 9) }).filter(
    (one) => one.instances - one.draining - one.full >= 1 && one.desired + 1 >= one.instances - one.draining - one.full,
  ),
  ask: asked,
})
