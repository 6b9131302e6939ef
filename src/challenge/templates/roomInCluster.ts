import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import {
  answerLook,
  clusterNamed,
  countsLook,
  definition,
  drawnNames,
  instanceAt,
  instances,
  labOf,
  roomFor,
  sizeWords,
  SIZES,
  tasksWord,
  type Size,
  type SizedType,
} from './world.ts'

export interface RoomCase {
  readonly type: SizedType
  readonly count: number
  /** One of these stands on each instance already. */
  readonly other: Size
  readonly size: Size
}

/** More than find room in any case. */
const DESIRED = 30
const FROM_MS = 20_000
const GUIDE = 'Amazon ECS Developer Guide, How Amazon ECS places tasks on container instances'

const ALL = crossed({
  type: ['m5.large', 'c5.large', 'c5.xlarge', 'r5.large'] as const,
  count: [2, 3, 4],
  other: [
    { cpu: 256, memory: 512 },
    { cpu: 512, memory: 1_024 },
    { cpu: 1_024, memory: 1_024 },
  ],
  size: crossed({ cpu: [256, 384, 512, 768], memory: [512, 768, 1_024, 1_536, 2_048] }),
})

function freeOf({ type, other }: RoomCase): Size {
  return { cpu: SIZES[type].cpu - other.cpu, memory: SIZES[type].memory - other.memory }
}

function isSmall(one: RoomCase): boolean {
  const { both } = roomFor(freeOf(one), one.size)
  return both >= 1 && both * one.count <= 20
}

function asked(one: RoomCase, draw: Draw, ask: (named: Named, one: RoomCase) => AskOf<'choice'> | ValueAsk): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const { type, count, size } = one
  const containerInstances = Array.from({ length: count }, (_, at) => instanceAt(at))
  const lab = labOf(`Room for ${service}`, draw, [
    [0, clusterNamed(cluster)],
    [0, instances({ cluster, type, count })],
    [0, definition({ family: service, ...size })],
    [0, definition({ family: other, ...one.other })],
    [0, act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances })],
    [
      FROM_MS,
      act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: DESIRED }),
    ],
  ])
  return { lab, fromMs: FROM_MS, watch: { cluster, service }, ask: ask({ cluster, service, other }, one) }
}

interface Named {
  readonly cluster: string
  readonly service: string
  readonly other: string
}

function leadOf({ service, other }: Named, one: RoomCase): string {
  return (
    `The cluster has ${String(one.count)} ${one.type}, each with ${sizeWords(SIZES[one.type])}. ` +
    `On each runs a task of ${other} that reserves ${sizeWords(one.other)}. ` +
    `Service ${service} wants ${String(DESIRED)} tasks of ${sizeWords(one.size)}.`
  )
}

function until({ cluster, service }: Named) {
  return { look: countsLook(cluster, service, 'waiting'), is: { atLeast: 1 }, withinMs: 60_000 }
}

function fitAsk(named: Named, one: RoomCase): ValueAsk {
  const { count, size, type } = one
  const free = freeOf(one)
  const room = roomFor(free, size)
  const pooled = roomFor({ cpu: free.cpu * count, memory: free.memory * count }, size)
  return {
    kind: 'value',
    question: `How many tasks of service ${named.service} find room?`,
    lead: leadOf(named, one),
    hints: ['What is left on one instance, by CPU and by memory?', 'A task fits on an instance whole, or not at all.'],
    look: countsLook(named.cluster, named.service, 'sum([running, pending])'),
    until: until(named),
    say: tasksWord,
    max: DESIRED,
    wrong: [
      {
        value: pooled.both,
        mistake: 'room-added-up',
        shows: 'What is left on two instances does not add up: a task needs its room on one.',
      },
      {
        value: roomFor(SIZES[type], size).both * count,
        mistake: 'whole-instance-is-free',
        shows: `The task of ${named.other} has its reservation on each instance already.`,
      },
      {
        value: Math.max(room.cpu, room.memory) * count,
        mistake: 'only-one-resource',
        shows: `By CPU ${tasksWord(room.cpu)} an instance, by memory ${tasksWord(room.memory)}: the smaller counts.`,
      },
    ],
    reveal: (value) => ({
      text: `On each instance ${sizeWords(free)} are left: by CPU ${tasksWord(room.cpu)}, by memory ${tasksWord(room.memory)}. In all ${tasksWord(value)}.`,
      rule: 'PLC-1',
      source: GUIDE,
    }),
  }
}

export const tasksFit = template<RoomCase>({
  id: 'tasks-fit',
  title: 'How many more tasks fit in',
  topic: 'constraints',
  exam: ['DVA4', 'SAA2'],
  cases: ALL.filter(isSmall).filter((one) => {
    const room = roomFor(freeOf(one), one.size)
    return room.cpu !== room.memory
  }),
  ask: (one, draw) => asked(one, draw, fitAsk),
})

/** The largest that any instance has left of a resource. */
function mostLeft(name: 'CPU' | 'MEMORY'): string {
  return `max(containerInstances[].remainingResources[?name=='${name}'].integerValue[])`
}

function endsFirstAsk(named: Named, one: RoomCase): AskOf<'choice'> {
  const { cluster, service } = named
  const room = roomFor(freeOf(one), one.size)
  const enough = (name: 'CPU' | 'MEMORY') =>
    `${mostLeft(name)} >= \`${String(name === 'CPU' ? one.size.cpu : one.size.memory)}\``
  const left = (query: string) => answerLook('DescribeContainerInstances', { cluster }, query)
  const is = { equals: true }
  const byCpu = `By CPU ${tasksWord(room.cpu)} fit on an instance, by memory ${tasksWord(room.memory)}.`
  return {
    kind: 'choice',
    question: `What keeps ECS from placing all tasks of ${service}?`,
    lead: leadOf(named, one),
    hints: ['Divide what is left on one instance by what a task needs, for both.'],
    until: until(named),
    options: [
      {
        text: 'CPU units run out first',
        look: left(`!(${enough('CPU')}) && ${enough('MEMORY')}`),
        is,
        mistake: 'only-one-resource',
        shows: byCpu,
      },
      {
        text: 'Memory runs out first',
        look: left(`!(${enough('MEMORY')}) && ${enough('CPU')}`),
        is,
        mistake: 'only-one-resource',
        shows: byCpu,
      },
      {
        text: 'Both run out at once',
        look: left(`!(${enough('MEMORY')}) && !(${enough('CPU')})`),
        is,
        mistake: 'only-one-resource',
        shows: byCpu,
      },
      {
        text: 'The upper limit is reached',
        look: countsLook(cluster, service, 'sum([running, pending]) >= upper'),
        is,
        shows: `At the default of 200 % the upper limit is ${String(2 * DESIRED)} tasks.`,
      },
    ],
    reveal: {
      text: `${byCpu} The smaller ends it, and the service says so in an event.`,
      rule: 'PLC-1',
      source: GUIDE,
    },
  }
}

export const endsFirst = template<RoomCase>({
  id: 'ends-first',
  title: 'Which resource ends first',
  topic: 'constraints',
  exam: ['DVA4', 'SAA2'],
  cases: ALL.filter(isSmall).filter(({ count }) => count === 2),
  ask: (one, draw) => asked(one, draw, endsFirstAsk),
})
