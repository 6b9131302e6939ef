import { act } from '../../model/api/act.ts'
import type { Until } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import {
  answerLook,
  BINPACK_CPU,
  BINPACK_MEMORY,
  clusterNamed,
  countsLook,
  definition,
  drawnNames,
  instancesWord,
  instances,
  labOf,
  roomFor,
  sizeWords,
  SIZES,
  SPREAD_ZONES,
  tasksWord,
  ZONES,
  type Size,
  type SizedType,
  type Strategy,
} from './world.ts'

const FROM_MS = 10_000
const GUIDE = 'Amazon ECS Developer Guide, Task placement strategies'

/** Equal, empty instances, and a service that is created onto them. */
interface Packed {
  readonly type: SizedType
  readonly zones: number
  readonly perZone: number
  readonly size: Size
  readonly desired: number
}

function packedLab(
  { type, zones, perZone, size, desired }: Packed,
  { placementStrategy, draw }: { placementStrategy: readonly Strategy[]; draw: Draw },
): Omit<Asked, 'ask'> & { readonly watch: { readonly cluster: string; readonly service: string } } {
  const { cluster, service } = drawnNames(draw)
  const lab = labOf(`Where ${service} goes`, draw, [
    [0, clusterNamed(cluster)],
    ...ZONES.slice(0, zones).map((zone) => [0, instances({ cluster, type, count: perZone, zone })] as const),
    [0, definition({ family: service, ...size })],
    [
      FROM_MS,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: desired,
        placementStrategy: [...placementStrategy],
      }),
    ],
  ])
  return { lab, fromMs: FROM_MS, watch: { cluster, service } }
}

function allRun({ cluster, service }: { cluster: string; service: string }, desired: number): Until {
  return { look: countsLook(cluster, service, 'running'), is: { equals: desired }, withinMs: 60_000 }
}

function leadOf({ type, zones, perZone, size, desired }: Packed, service: string): string {
  return (
    `The cluster has ${String(zones * perZone)} empty ${type} in ${String(zones)} Availability Zones, ${String(perZone)} in each. ` +
    `Each has ${sizeWords(SIZES[type])}. Service ${service} starts ${tasksWord(desired)} of ${sizeWords(size)}.`
  )
}

export interface EmptyCase extends Packed {
  readonly strategy: Strategy
}

function emptyAsked(one: EmptyCase, draw: Draw): Asked {
  const world = packedLab(one, { placementStrategy: [one.strategy], draw })
  const { cluster, service } = world.watch
  const count = one.zones * one.perZone
  const room = roomFor(SIZES[one.type], one.size)
  const emptyWith = (each: number) => Math.max(0, count - Math.ceil(one.desired / each))
  const other = one.strategy === BINPACK_CPU ? room.memory : room.cpu
  const ask: ValueAsk = {
    kind: 'value',
    question: `How many instances have no task of ${service}?`,
    lead: leadOf(one, service),
    code: { placementStrategy: [one.strategy] },
    hints: [
      'How many tasks does one instance hold, by CPU and by memory?',
      'Binpack fills one before it opens another.',
    ],
    look: answerLook('DescribeContainerInstances', { cluster }, 'length(containerInstances[?runningTasksCount==`0`])'),
    until: allRun({ cluster, service }, one.desired),
    say: instancesWord,
    max: count - 1,
    wrong: [
      {
        value: emptyWith(Math.max(room.cpu, room.memory)),
        mistake: 'only-one-resource',
        shows: `By CPU ${tasksWord(room.cpu)} fit on one, by memory ${tasksWord(room.memory)}: both have to be there.`,
      },
      {
        value: Math.max(0, count - one.desired),
        mistake: 'binpack-takes-emptiest',
        shows: 'That would be spread. Binpack takes the instance with the least left that still has room.',
      },
      {
        value: emptyWith(other),
        mistake: 'only-one-resource',
        shows: 'The field says by what instances are compared. A task still needs room of both kinds.',
      },
    ],
    reveal: (value) => ({
      text: `One instance holds ${tasksWord(room.both)} (by CPU ${String(room.cpu)}, by memory ${String(room.memory)}). For ${tasksWord(one.desired)} binpack opens ${String(count - value)} and leaves ${instancesWord(value)} empty.`,
      rule: 'PLC-2',
      source: GUIDE,
      exam: 'Binpack is the answer where cost is what counts: empty instances can be taken away.',
    }),
  }
  return { ...world, ask }
}

const TYPES = ['m5.large', 'c5.large', 'c5.xlarge'] as const
const PACKED_SIZES = crossed({ cpu: [256, 512, 1_024], memory: [512, 1_024, 1_792, 2_048] })

export const binpackEmpty = template<EmptyCase>({
  id: 'binpack-leaves-empty',
  title: 'How many instances binpack leaves empty',
  topic: 'placement',
  exam: ['DVA3', 'SAA4'],
  cases: crossed({
    type: TYPES,
    zones: [2, 3],
    perZone: [1, 2],
    size: PACKED_SIZES,
    desired: [3, 4, 5, 6, 7, 8],
    strategy: [BINPACK_CPU, BINPACK_MEMORY],
  }).filter(({ type, zones, perZone, size, desired }) => {
    const { both } = roomFor(SIZES[type], size)
    return zones * perZone >= 4 && both >= 2 && both <= desired && both * zones * perZone >= desired
  }),
  ask: emptyAsked,
})

export interface ChainCase extends Packed {
  readonly isSpreadFirst: boolean
}

/** In the fullest zone, when instances are filled one by one and each new one is opened where the fewest tasks are. */
function packedFullest({ zones, desired, type, size }: Packed): number {
  const { both } = roomFor(SIZES[type], size)
  const full = Math.floor(desired / both)
  return full === 0 ? desired : Math.ceil(full / zones) * both + (full % zones === 0 ? desired % both : 0)
}

function chainAsked(one: ChainCase, draw: Draw): Asked {
  const spreadFirst = [SPREAD_ZONES, BINPACK_MEMORY]
  const binpackFirst = [BINPACK_MEMORY, SPREAD_ZONES]
  const placementStrategy = one.isSpreadFirst ? spreadFirst : binpackFirst
  const world = packedLab(one, { placementStrategy, draw })
  const { cluster, service } = world.watch
  const even = Math.ceil(one.desired / one.zones)
  const room = roomFor(SIZES[one.type], one.size)
  const inZone = (zone: string) => `length(tasks[?availabilityZone=='${zone}'])`
  const ask: ValueAsk = {
    kind: 'value',
    question: `How many tasks of ${service} run in the zone that has the most of them?`,
    lead: leadOf(one, service),
    code: { placementStrategy },
    hints: ['Which strategy stands first?', 'The second chooses only among what the first has left.'],
    look: answerLook('DescribeTasks', { cluster, serviceName: service }, `max([${ZONES.map(inZone).join(',')}])`),
    until: allRun({ cluster, service }, one.desired),
    say: tasksWord,
    min: 1,
    max: one.desired,
    wrong: [
      {
        value: one.isSpreadFirst ? packedFullest(one) : even,
        mistake: 'order-of-strategies',
        shows: one.isSpreadFirst
          ? 'So it would be with binpack first. Here zones come first, and binpack chooses inside one.'
          : 'So it would be with spread first. Here binpack comes first, and fills an instance whatever its zone.',
      },
      {
        value: one.desired,
        mistake: 'strategy-is-binding',
        shows: `One instance holds ${tasksWord(room.both)}, and zones count as well.`,
      },
      {
        value: Math.ceil(one.desired / (one.zones * one.perZone)),
        mistake: 'instance-before-zone',
        shows: 'That is a share of each instance. No strategy here spreads over instances.',
      },
    ],
    reveal: (value) => ({
      text: one.isSpreadFirst
        ? `Zones come first: ${tasksWord(one.desired)} over ${String(one.zones)} zones make ${String(value)} in the fullest. Binpack only chooses the instance inside a zone.`
        : `Binpack comes first: it fills an instance with ${tasksWord(room.both)} before another is opened, so ${String(value)} stand in the fullest zone. Spread only decides between equally full instances.`,
      rule: 'PLC-2',
      source: GUIDE,
      notes: one.isSpreadFirst
        ? undefined
        : 'The notes’ example names binpack first, which gives packing the upper hand.',
    }),
  }
  return { ...world, ask }
}

export const chainFullestZone = template<ChainCase>({
  id: 'chain-fullest-zone',
  title: 'What the order of strategies does to zones',
  topic: 'placement',
  exam: ['DVA3', 'SAA2', 'SAA4'],
  cases: crossed({
    isSpreadFirst: [true, false],
    type: ['m5.large', 'c5.large'] as const,
    zones: [2, 3],
    perZone: [1, 2],
    size: crossed({ cpu: [256, 512], memory: [512, 1_024, 1_792] }),
    desired: range(4, 8),
  }).filter((one) => {
    const room = roomFor(SIZES[one.type], one.size).both * one.zones * one.perZone
    return one.desired <= room && packedFullest(one) !== Math.ceil(one.desired / one.zones)
  }),
  ask: chainAsked,
})
