import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import type { Misconception } from '../misconceptions.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import {
  answerLook,
  clusterNamed,
  counted,
  countsLook,
  definition,
  drawnNames,
  instanceAt,
  instances,
  labOf,
  sizeWords,
  SIZES,
  tasksWord,
  ZONES,
  type Size,
} from './world.ts'

type Cause = 'cpu' | 'memory' | 'port' | 'distinct' | 'member'

interface WaitCase {
  readonly cause: Cause
  readonly instances: number
  /** Which of its forms a cause takes. */
  readonly form: number
}

const FROM_MS = 20_000
const DESIRED = 8
const TYPE = 'm5.large'
const AMPLE: Size = { cpu: 128, memory: 256 }
const GUIDE = 'Amazon ECS Developer Guide, Amazon ECS service event messages'

/** How ECS's event ends, and what one who picks it has overlooked. */
const ENDS: Readonly<Record<Cause, { says: string; mistake: Misconception; shows: string }>> = {
  cpu: {
    says: 'has insufficient CPU units available.',
    mistake: 'only-one-resource',
    shows: 'There are CPU units enough for it on every instance.',
  },
  memory: {
    says: 'has insufficient memory available.',
    mistake: 'only-one-resource',
    shows: 'There is memory enough for it on every instance.',
  },
  port: {
    says: 'is already using a port required by your task.',
    mistake: 'dynamic-needs-range',
    shows: 'The definition fixes no host port that another task has.',
  },
  distinct: {
    says: 'encountered error "DistinctInstance placement constraint unsatisfied."',
    mistake: 'strategy-is-binding',
    shows: 'The service has no distinctInstance constraint. A strategy never keeps a task waiting.',
  },
  member: {
    says: 'encountered error "MemberOf placement constraint unsatisfied."',
    mistake: 'strategy-is-binding',
    shows: 'The service has no memberOf constraint. A strategy never keeps a task waiting.',
  },
}

interface Shape {
  readonly size: Size
  readonly hostPort?: number
  readonly service: Readonly<Record<string, unknown>>
}

const SPREAD = { placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] }

/** Definition and service that wait for one cause alone. */
function shapeOf({ cause, form }: WaitCase): Shape {
  switch (cause) {
    case 'cpu':
      return { size: { cpu: [768, 1_024, 1_536][form] ?? 768, memory: 512 }, service: SPREAD }
    case 'memory':
      return { size: { cpu: 128, memory: [3_072, 4_096, 5_120][form] ?? 3_072 }, service: SPREAD }
    case 'port':
      return { size: AMPLE, hostPort: [80, 443, 8_080][form] ?? 80, service: SPREAD }
    case 'distinct':
      return { size: AMPLE, service: { placementConstraints: [{ type: 'distinctInstance' }] } }
    case 'member': {
      const expressions = [
        'attribute:ecs.instance-type =~ c5.*',
        'attribute:ecs.availability-zone == us-west-2a',
        'attribute:ecs.os-type == windows',
      ]
      return {
        size: AMPLE,
        service: { placementConstraints: [{ type: 'memberOf', expression: expressions[form] ?? '' }] },
      }
    }
  }
}

function asked(one: WaitCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const { size, hostPort, service: wanted } = shapeOf(one)
  const ports = hostPort === undefined ? {} : { containerPort: hostPort, hostPort }
  const lab = labOf(`Why ${service} waits`, draw, [
    [0, clusterNamed(cluster)],
    ...ZONES.slice(0, one.instances).map((zone) => [0, instances({ cluster, type: TYPE, zone })] as const),
    [0, definition({ family: service, ...size, ...ports })],
    [0, definition({ family: other, cpu: 256, memory: 512 })],
    [0, act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances: [instanceAt(0)] })],
    [
      FROM_MS,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: DESIRED,
        ...wanted,
      }),
    ],
  ])
  return { lab, fromMs: FROM_MS, watch: { cluster, service }, ask: whyAsk(one, { cluster, service, draw }) }
}

function whyAsk(
  one: WaitCase,
  { cluster, service, draw }: { cluster: string; service: string; draw: Draw },
): AskOf<'choice'> {
  const { size, hostPort, service: wanted } = shapeOf(one)
  const others = (Object.keys(ENDS) as Cause[]).filter((cause) => cause !== one.cause)
  const offered = [one.cause, ...draw.some(others, 3)]
  return {
    kind: 'choice',
    question: `Service ${service} cannot place all of its tasks. How does its event end?`,
    lead: `The cluster has ${String(one.instances)} ${TYPE}, each with ${sizeWords(SIZES[TYPE])}, nearly empty. ${service} wants ${tasksWord(DESIRED)}, each of ${sizeWords(size)}.`,
    code: {
      ...wanted,
      networkMode: 'bridge',
      portMappings:
        hostPort === undefined ? [{ containerPort: 80, hostPort: 0 }] : [{ containerPort: hostPort, hostPort }],
    },
    hints: ['ECS checks room and constraints. Which of them can fail here?'],
    until: { look: countsLook(cluster, service, 'waiting'), is: { atLeast: 1 }, withinMs: 60_000 },
    options: offered.map((cause) => ({
      text: `… ${ENDS[cause].says}`,
      look: answerLook(
        'DescribeServices',
        { cluster, services: [service] },
        `length(services[0].events[?contains(message, '${ENDS[cause].says}')]) > \`0\``,
      ),
      is: { equals: true },
      mistake: ENDS[cause].mistake,
      shows: ENDS[cause].shows,
    })),
    reveal: { text: revealText(one), rule: 'PLC-6', source: GUIDE },
  }
}

function revealText(one: WaitCase): string {
  const { size, hostPort } = shapeOf(one)
  const fit = Math.floor(SIZES[TYPE].cpu / size.cpu)
  const held = Math.floor(SIZES[TYPE].memory / size.memory)
  switch (one.cause) {
    case 'cpu':
      return `By CPU at most ${tasksWord(fit)} of ${counted(size.cpu)} units go onto an instance, so ${String(DESIRED)} find no room on ${String(one.instances)}. The event names the instance that comes closest.`
    case 'memory':
      return `By memory at most ${tasksWord(held)} of ${counted(size.memory)} MiB go onto an instance, so ${String(DESIRED)} find no room on ${String(one.instances)}. The event names the instance that comes closest.`
    case 'port':
      return `Host port ${String(hostPort)} has one holder on an instance: ${String(one.instances)} tasks run, and the next finds it taken everywhere.`
    case 'distinct':
      return `Each of the ${String(one.instances)} instances takes one task of the service. The others wait, though there is room.`
    case 'member':
      return 'No instance is what the expression asks for, so none passes, though there is room. A constraint binds.'
  }
}

export const whyWaits = template<WaitCase>({
  id: 'why-a-task-waits',
  title: 'Why ECS places no more tasks',
  topic: 'constraints',
  exam: ['DVA4', 'SAA2'],
  cases: crossed({
    cause: ['cpu', 'memory', 'port', 'distinct', 'member'] as const,
    instances: [2, 3],
    form: [0, 1, 2],
  }).filter(({ cause, form, instances: count }) => !(cause === 'distinct' && form > 0) && count <= ZONES.length),
  ask: asked,
})
