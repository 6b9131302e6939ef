import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import type { Misconception } from '../misconceptions.ts'
import { Draw } from '../draw.ts'
import { template, type Asked } from '../template.ts'
import {
  answerLook,
  BINPACK_CPU,
  BINPACK_MEMORY,
  definition,
  drawnNames,
  labOf,
  SPREAD_INSTANCES,
  SPREAD_ZONES,
  STEADY_MS,
  ZONES,
  type Strategy,
} from './world.ts'

const TYPES = ['m5.large', 'm5.xlarge', 'c5.large'] as const

export interface InstanceCase {
  readonly strategy: readonly Strategy[]
  readonly instances: readonly { readonly zone: (typeof ZONES)[number]; readonly type: (typeof TYPES)[number] }[]
  /** Standalone tasks that are there already, of 256 to 1,024 CPU units. */
  readonly others: readonly { readonly cpu: number; readonly memory: number }[]
  readonly running: number
  readonly size: { readonly cpu: number; readonly memory: number }
}

/** Small clusters, no two alike: five or six instances in three zones with something on them. */
function drawnCases(strategies: readonly (readonly Strategy[])[], count: number): readonly InstanceCase[] {
  const draw = new Draw(strategies.length)
  const cases = new Map<string, InstanceCase>()
  while (cases.size < count) {
    const one: InstanceCase = {
      strategy: draw.one(strategies),
      instances: Array.from({ length: draw.between(4, 6) }, (_, index) => ({
        zone: ZONES[index % ZONES.length] ?? 'us-east-1a',
        type: draw.one(TYPES),
      })),
      others: Array.from({ length: draw.between(3, 6) }, () => ({
        cpu: 256 * draw.between(1, 3),
        memory: 512 * draw.between(1, 4),
      })),
      running: draw.between(2, 6),
      size: { cpu: 256, memory: 512 * draw.between(1, 2) },
    }
    cases.set(JSON.stringify(one), one)
  }
  return [...cases.values()]
}

/** What else one could think, each as the strategies under which it would be so. */
const WRONG: readonly {
  readonly strategy: readonly Strategy[]
  readonly mistake: Misconception
  readonly shows: string
}[] = [
  {
    strategy: [BINPACK_MEMORY, SPREAD_ZONES],
    mistake: 'order-of-strategies',
    shows: 'It would go there if binpack stood first.',
  },
  {
    strategy: [SPREAD_INSTANCES],
    mistake: 'instance-before-zone',
    shows: 'It would go there if instances were spread over, not zones.',
  },
  {
    strategy: [BINPACK_MEMORY],
    mistake: 'binpack-takes-emptiest',
    shows: 'It would go there if binpack by memory stood alone.',
  },
  {
    strategy: [SPREAD_ZONES, SPREAD_INSTANCES],
    mistake: 'spread-balances-load',
    shows: 'It would go there if tasks were spread over zones and instances.',
  },
]

function asked({ strategy, instances, others, running, size }: InstanceCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const of = { cluster, service }
  const update = (placementStrategy: readonly Strategy[]) =>
    act('ecs', 'UpdateService', {
      cluster,
      service,
      desiredCount: running + 1,
      placementStrategy: [...placementStrategy],
    })
  const lab = labOf(`The next task of ${service}`, draw, [
    [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
    ...instances.map(
      ({ zone, type }) =>
        [
          0,
          act('lab', 'AddContainerInstances', { cluster, instanceType: type, count: 1, availabilityZones: [zone] }),
        ] as const,
    ),
    [0, definition({ family: service, ...size })],
    ...others.flatMap(
      (one, index) =>
        [
          [0, definition({ family: `${other}-${String(index + 1)}`, ...one })],
          [0, act('ecs', 'RunTask', { cluster, taskDefinition: `${other}-${String(index + 1)}` })],
        ] as const,
    ),
    [
      0,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: running,
        placementStrategy: [...strategy],
      }),
    ],
    [STEADY_MS, update(strategy)],
  ])
  return { lab, fromMs: STEADY_MS, watch: of, ask: pickAsk(of, { strategy, size, update }) }
}

interface Wanted {
  readonly strategy: readonly Strategy[]
  readonly size: InstanceCase['size']
  readonly update: (strategy: readonly Strategy[]) => ReturnType<typeof act>
}

function pickAsk(
  { cluster, service }: { cluster: string; service: string },
  { strategy, size, update }: Wanted,
): AskOf<'pick'> {
  const look = answerLook(
    'DescribeTasks',
    { cluster, serviceName: service },
    "tasks[?lastStatus!='RUNNING'].containerInstanceArn",
  )
  return {
    kind: 'pick',
    what: 'containerInstance',
    question: `Service ${service} starts one more task. Which instance does ECS choose?`,
    lead: `It needs ${String(size.cpu)} CPU units and ${size.memory.toLocaleString('en')} MiB.`,
    code: { placementStrategy: [...strategy] },
    from: answerLook('ListContainerInstances', { cluster }, 'containerInstanceArns'),
    look,
    until: { look: { counts: `${cluster}/${service}`, query: 'pending' }, is: { equals: 1 }, withinMs: 60_000 },
    mistakes: WRONG.filter((one) => JSON.stringify(one.strategy) !== JSON.stringify(strategy)).map((one) => ({
      look,
      shows: one.shows,
      mistake: one.mistake,
      do: [update(one.strategy)],
    })),
    reveal: {
      text: 'Strategies go in the order in which they are written; each keeps the best of what the one before left.',
      rule: 'PLC-2',
      source: 'Amazon ECS Developer Guide, Task placement strategies',
    },
  }
}

const EXAM = ['DVA3', 'SAA2', 'SAA4'] as const

export const spreadThenBinpack = template<InstanceCase>({
  id: 'chain-picks-instance',
  title: 'Which instance a chain of strategies picks',
  topic: 'placement',
  exam: EXAM,
  cases: drawnCases(
    [
      [SPREAD_ZONES, BINPACK_MEMORY],
      [SPREAD_ZONES, BINPACK_CPU],
    ],
    200,
  ),
  ask: asked,
})

export const binpackPicks = template<InstanceCase>({
  id: 'binpack-picks-instance',
  title: 'Which instance binpack picks',
  topic: 'placement',
  exam: EXAM,
  cases: drawnCases([[BINPACK_MEMORY], [BINPACK_CPU], [BINPACK_MEMORY, BINPACK_CPU]], 200),
  ask: asked,
})
