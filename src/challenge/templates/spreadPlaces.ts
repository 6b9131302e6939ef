import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { Draw } from '../draw.ts'
import { template, type Asked } from '../template.ts'
import {
  answerLook,
  clusterNamed,
  definition,
  drawnNames,
  instanceAt,
  instances,
  labOf,
  sizeWords,
  SPREAD_INSTANCES,
  SPREAD_ZONES,
  STEADY_MS,
  tasksWord,
  ZONES,
  type Strategy,
  type Zone,
} from './world.ts'

export interface PlacesCase {
  /** None is a service's default. */
  readonly strategy: readonly Strategy[]
  readonly zones: readonly Zone[]
  /** The last of them join when the service has its tasks. */
  readonly late: number
  /** Instances on which a task of nobody stands, by their place in the list. */
  readonly others: readonly number[]
  readonly running: number
  readonly more: number
}

/** The service's first tasks have their places by then. */
const JOIN_MS = 20_000
const SIZE = { cpu: 256, memory: 512 }
const OTHER = { cpu: 512, memory: 1_024 }

/** With one instance a zone where zones alone count, for instances of one zone are equal then. */
function drawnCases(count: number): readonly PlacesCase[] {
  const draw = new Draw(3)
  const cases = new Map<string, PlacesCase>()
  while (cases.size < count) {
    const strategy = draw.one([[], [], [SPREAD_ZONES], [SPREAD_INSTANCES], [SPREAD_ZONES, SPREAD_INSTANCES]])
    const isZonesAlone = strategy.length === 1 && strategy[0] === SPREAD_ZONES
    const beside = isZonesAlone ? 0 : draw.between(0, 2)
    const zones = [...ZONES, ...Array.from({ length: beside }, () => draw.one(ZONES))]
    const one: PlacesCase = {
      strategy,
      zones,
      late: draw.between(0, 2),
      others: Array.from({ length: draw.between(1, 3) }, () => draw.between(0, zones.length - 1)).toSorted(),
      running: draw.between(1, 4),
      more: draw.between(2, 5),
    }
    if (mayBeClear(one)) cases.set(JSON.stringify(one), one)
  }
  return [...cases.values()]
}

/** Where all instances were there from the start, only a last round that is whole leaves nothing equal. */
function mayBeClear({ strategy, zones, late, running, more }: PlacesCase): boolean {
  return late > 0 || (running + more) % (strategy[0] === SPREAD_INSTANCES ? zones.length : ZONES.length) === 0
}

function asked({ strategy, zones, late, others, running, more }: PlacesCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const early = zones.slice(0, zones.length - late)
  const placementStrategy = strategy.length === 0 ? {} : { placementStrategy: [...strategy] }
  const lab = labOf(`More tasks of ${service}`, draw, [
    [0, clusterNamed(cluster)],
    ...early.map((zone) => [0, instances({ cluster, type: 'm5.large', zone })] as const),
    [0, definition({ family: service, ...SIZE })],
    [0, definition({ family: other, ...OTHER })],
    [
      0,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: running,
        // What is placed is asked, not what would be moved.
        availabilityZoneRebalancing: 'DISABLED',
        ...placementStrategy,
      }),
    ],
    ...zones.slice(early.length).map((zone) => [JOIN_MS, instances({ cluster, type: 'm5.large', zone })] as const),
    ...others.map(
      (at) =>
        [
          JOIN_MS,
          act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances: [instanceAt(at)] }),
        ] as const,
    ),
    [STEADY_MS, act('ecs', 'UpdateService', { cluster, service, desiredCount: running + more })],
  ])
  return {
    lab,
    fromMs: STEADY_MS,
    watch: { cluster, service },
    ask: placeAsk({ cluster, service }, { strategy, running, more, code: placementStrategy }),
  }
}

interface Wanted extends Pick<PlacesCase, 'strategy' | 'running' | 'more'> {
  readonly code: Readonly<Record<string, unknown>>
}

const GUIDE = 'Amazon ECS Developer Guide, Task placement strategies'

function placeAsk(
  { cluster, service }: { cluster: string; service: string },
  { strategy, running, more, code }: Wanted,
): AskOf<'place'> {
  const look = answerLook(
    'DescribeTasks',
    { cluster, serviceName: service },
    "tasks[?lastStatus!='RUNNING'].containerInstanceArn",
  )
  const byInstance = strategy[0] === SPREAD_INSTANCES
  const other = byInstance ? [SPREAD_ZONES, SPREAD_INSTANCES] : [SPREAD_INSTANCES]
  return {
    kind: 'place',
    question: `Service ${service} goes from ${tasksWord(running)} to ${String(running + more)}. Where do the new ones go?`,
    lead: `Each needs ${sizeWords(SIZE)}.${strategy.length === 0 ? ' The service names no placement strategy.' : ''}`,
    code: { desiredCount: running + more, ...code },
    hints: [
      'Count the tasks of this service alone, as they stand now.',
      byInstance ? 'Always the instance that has the fewest.' : 'Always the zone that has the fewest.',
    ],
    count: more,
    from: answerLook('ListContainerInstances', { cluster }, 'containerInstanceArns'),
    look,
    until: { look: { counts: `${cluster}/${service}`, query: 'pending' }, is: { equals: more }, withinMs: 60_000 },
    mistakes: [
      {
        look,
        mistake: 'instance-before-zone',
        shows: byInstance
          ? 'So it would be if zones came first. This service goes by instance alone.'
          : 'So it would be by instance alone. Zones come first here.',
        do: [act('ecs', 'UpdateService', { cluster, service, placementStrategy: other })],
      },
      {
        look,
        mistake: 'binpack-takes-emptiest',
        shows: 'So binpack would have it, which fills one instance first.',
        do: [
          act('ecs', 'UpdateService', {
            cluster,
            service,
            placementStrategy: [{ type: 'binpack', field: 'memory' }],
          }),
        ],
      },
    ],
    reveal: {
      text: revealText(strategy),
      rule: strategy.length === 0 ? 'PLC-4' : 'PLC-2',
      source: strategy.length === 0 ? 'Amazon ECS API Reference, UpdateService' : GUIDE,
    },
  }
}

function revealText(strategy: readonly Strategy[]): string {
  if (strategy.length === 0) {
    return 'Without a strategy a service spreads over zones, then over the instances of a zone. Tasks of others do not count.'
  }
  if (strategy[0] === SPREAD_INSTANCES) {
    return 'Each task goes to the instance with the fewest tasks of this service, whatever its zone. Tasks of others do not count.'
  }
  return strategy.length > 1
    ? 'Each task goes to the zone with the fewest tasks of this service, and there to the instance with the fewest.'
    : 'Each task goes to the zone with the fewest tasks of this service. Tasks of others do not count.'
}

export const spreadPlaces = template<PlacesCase>({
  id: 'spread-places',
  title: 'Where spread places several tasks',
  topic: 'placement',
  exam: ['DVA3', 'SAA2'],
  cases: drawnCases(240),
  ask: asked,
})
