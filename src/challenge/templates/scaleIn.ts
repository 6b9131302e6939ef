import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { Draw } from '../draw.ts'
import { template, type Asked } from '../template.ts'
import {
  answerLook,
  BINPACK_CPU,
  BINPACK_MEMORY,
  clusterNamed,
  countsLook,
  definition,
  drawnNames,
  instanceAt,
  instances,
  labOf,
  SPREAD_INSTANCES,
  SPREAD_ZONES,
  tasksWord,
  ZONES,
  type Strategy,
  type Zone,
} from './world.ts'

export interface ScaleInCase {
  /** None is a service's default. */
  readonly strategy: readonly Strategy[]
  readonly zones: readonly Zone[]
  /** So many tasks stand on the first two instances before the others join, and so many come after. */
  readonly early: number
  readonly later: number
  /** Instances on which a task of nobody stands. */
  readonly others: readonly number[]
}

/** The other instances join when the first tasks have their places, and the later tasks come after that. */
const JOIN_MS = 15_000
const LATER_MS = 20_000
/** All tasks are healthy by then. */
const FROM_MS = 80_000

const STRATEGIES: readonly (readonly Strategy[])[] = [
  [],
  [SPREAD_ZONES, SPREAD_INSTANCES],
  [SPREAD_INSTANCES],
  [BINPACK_MEMORY],
  [BINPACK_CPU],
  [SPREAD_ZONES, BINPACK_MEMORY],
]

function drawnCases(count: number): readonly ScaleInCase[] {
  const draw = new Draw(17)
  const cases = new Map<string, ScaleInCase>()
  while (cases.size < count) {
    const zones = [ZONES[0], draw.one(ZONES), ...Array.from({ length: draw.between(1, 3) }, () => draw.one(ZONES))]
    const one: ScaleInCase = {
      strategy: draw.one(STRATEGIES),
      zones,
      early: draw.between(2, 6),
      later: draw.between(0, 4),
      others: Array.from({ length: draw.between(1, 4) }, () => draw.between(0, zones.length - 1)).toSorted(),
    }
    cases.set(JSON.stringify(one), one)
  }
  return [...cases.values()]
}

function asked({ strategy, zones, early, later, others }: ScaleInCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const update = (input: { desiredCount: number; placementStrategy?: readonly Strategy[] }) =>
    act('ecs', 'UpdateService', {
      cluster,
      service,
      desiredCount: input.desiredCount,
      ...(input.placementStrategy !== undefined && { placementStrategy: [...input.placementStrategy] }),
    })
  const [first, second, ...rest] = zones
  const desired = early + later
  const lab = labOf(`Scale-in of ${service}`, draw, [
    [0, clusterNamed(cluster)],
    ...[first, second].map((zone) => [0, instances({ cluster, type: 'm5.large', zone: zone ?? ZONES[0] })] as const),
    [0, definition({ family: service })],
    [0, definition({ family: other, cpu: 384, memory: 1_536 })],
    [
      0,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: early,
        // Instances that join later stay as empty as the question shows them.
        availabilityZoneRebalancing: 'DISABLED',
      }),
    ],
    ...rest.map((zone) => [JOIN_MS, instances({ cluster, type: 'm5.large', zone })] as const),
    ...others.map(
      (at) =>
        [
          JOIN_MS,
          act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances: [instanceAt(at)] }),
        ] as const,
    ),
    ...(later === 0 ? [] : [[LATER_MS, update({ desiredCount: desired })] as const]),
    [FROM_MS, update({ desiredCount: desired - 1, placementStrategy: strategy })],
  ])
  const worldOf = (placementStrategy: readonly Strategy[]) => update({ desiredCount: desired - 1, placementStrategy })
  return {
    lab,
    fromMs: FROM_MS,
    watch: { cluster, service },
    ask: scaleInAsk({ cluster, service }, { strategy, desired, worldOf }),
  }
}

interface Wanted {
  readonly strategy: readonly Strategy[]
  readonly desired: number
  readonly worldOf: (strategy: readonly Strategy[]) => ReturnType<typeof act>
}

const WRONG = [
  {
    strategy: [SPREAD_INSTANCES],
    mistake: 'instance-before-zone',
    shows: 'So it would be if instances alone were kept even.',
  },
  {
    strategy: [],
    mistake: 'default-over-strategy',
    shows: 'So it would be if zones came first, and then the number of tasks on an instance.',
  },
  {
    strategy: [BINPACK_MEMORY],
    mistake: 'binpack-takes-emptiest',
    shows: 'So it would be under binpack by memory, which empties the instance that has most left.',
  },
] as const

function scaleInAsk(
  { cluster, service }: { cluster: string; service: string },
  { strategy, desired, worldOf }: Wanted,
): AskOf<'pick'> {
  const look = answerLook(
    'DescribeTasks',
    { cluster, serviceName: service, desiredStatus: 'STOPPED' },
    'tasks[].containerInstanceArn',
  )
  return {
    kind: 'pick',
    what: 'containerInstance',
    question: `Service ${service} goes from ${String(desired)} to ${tasksWord(desired - 1)}. On which instance does one stop?`,
    lead: `All of its tasks are healthy and none is protected.${strategy.length === 0 ? ' The service names no placement strategy.' : ' The same update gives it this strategy.'}`,
    code: { desiredCount: desired - 1, ...(strategy.length > 0 && { placementStrategy: [...strategy] }) },
    hints: ['Scale-in goes by the same strategy as placement, the other way round.'],
    from: answerLook('ListContainerInstances', { cluster }, 'containerInstanceArns'),
    look,
    until: { look: countsLook(cluster, service, 'leaving'), is: { atLeast: 1 }, withinMs: 60_000 },
    mistakes: WRONG.filter((one) => JSON.stringify(one.strategy) !== JSON.stringify(strategy)).map((one) => ({
      look,
      mistake: one.mistake,
      shows: one.shows,
      do: [worldOf(one.strategy)],
    })),
    reveal: {
      text: revealText(strategy),
      rule: 'PLC-5',
      source: 'Amazon ECS Developer Guide, Amazon ECS services',
    },
  }
}

function revealText(strategy: readonly Strategy[]): string {
  const types = strategy.map(({ type }) => type)
  if (strategy.length === 0) {
    return 'Without a strategy a task goes from the zone that has most of the service’s, and there from the instance that has most. Age does not decide.'
  }
  if (types[0] === 'binpack') {
    return `Binpack stops the task whose instance has most ${String(strategy[0]?.field)} left, so that the emptiest instance empties. Age does not decide.`
  }
  if (strategy[0]?.field === 'instanceId') {
    return 'Spread over instances takes from the instance that has most of the service’s tasks, whatever its zone. Age does not decide.'
  }
  return types[1] === 'binpack'
    ? 'The zone that has most of the service’s tasks loses one; in it, binpack takes from the instance that has most memory left.'
    : 'The zone that has most of the service’s tasks loses one; in it, the instance that has most. Age does not decide.'
}

export const scaleInPicks = template<ScaleInCase>({
  id: 'scale-in-picks',
  title: 'Which task goes at scale-in',
  topic: 'placement',
  exam: ['DVA3', 'SAA2'],
  cases: drawnCases(300),
  ask: asked,
})
