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
  roomFor,
  sizeWords,
  SIZES,
  tasksWord,
  type Size,
  type SizedType,
} from './world.ts'

export interface FixedPortCase {
  readonly instances: number
  /** On so many of them another task has the port. */
  readonly taken: number
  readonly desired: number
  readonly port: number
}

const FROM_MS = 20_000
/** By then what finds a place runs: a task takes 9 s. */
const RUNS_MS = 30_000
const PORTS_SOURCE = 'Amazon ECS API Reference, PortMapping'
const SMALL: Size = { cpu: 128, memory: 256 }

function fixedAsked(one: FixedPortCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const ports = { containerPort: one.port, hostPort: one.port }
  const taken = Array.from({ length: one.taken }, (_, at) => instanceAt(at))
  const lab = labOf(`Port ${String(one.port)}`, draw, [
    [0, clusterNamed(cluster)],
    [0, instances({ cluster, type: 'm5.large', count: one.instances })],
    [0, definition({ family: service, ...SMALL, ...ports })],
    [0, definition({ family: other, ...SMALL, ...ports })],
    ...(one.taken === 0
      ? []
      : [[0, act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances: taken })] as const]),
    [
      FROM_MS,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: one.desired,
      }),
    ],
  ])
  return { lab, fromMs: FROM_MS, watch: { cluster, service }, ask: fixedAsk(one, { cluster, service, other }) }
}

function fixedAsk(one: FixedPortCase, named: { cluster: string; service: string; other: string }): ValueAsk {
  const { cluster, service, other } = named
  const port = String(one.port)
  const free = one.instances - one.taken
  const takenWords =
    one.taken === 0
      ? 'None of them runs anything yet'
      : `${other} has host port ${port} on ${String(one.taken)} of them`
  return {
    kind: 'value',
    question: `Service ${service} is created. How many of its tasks run in the end?`,
    lead: `The cluster has ${String(one.instances)} instances with CPU and memory for all. ${takenWords}.`,
    code: {
      desiredCount: one.desired,
      networkMode: 'bridge',
      portMappings: [{ containerPort: one.port, hostPort: one.port, protocol: 'tcp' }],
    },
    hints: ['How many ports of that number does an instance have?'],
    look: countsLook(cluster, service, 'running'),
    until: { ms: RUNS_MS },
    say: tasksWord,
    max: one.desired,
    wrong: [
      {
        value: one.desired,
        mistake: 'port-shared',
        shows: `Two tasks cannot share host port ${port} of one instance: all ${String(one.desired)} would need an instance each.`,
      },
      {
        value: Math.min(one.desired, one.instances),
        mistake: 'port-shared',
        shows: `On ${String(one.taken)} of the ${String(one.instances)} instances the port has its holder already.`,
      },
      {
        value: one.taken === 0 ? 1 : Math.min(one.desired, one.taken),
        mistake: 'host-scope',
        shows: 'A host port is one instance’s, not the cluster’s: each free instance takes one task.',
      },
    ],
    reveal: (value) => ({
      text: `Host port ${port} has one holder on an instance, and it is free on ${String(free)}. ${String(one.desired)} are wanted: ${tasksWord(value)} ${value === 1 ? 'runs' : 'run'}.`,
      rule: 'CAP-5',
      source: PORTS_SOURCE,
      exam: 'Where the exam wants several tasks on one instance behind a load balancer, it wants dynamic host ports: hostPort 0.',
    }),
  }
}

export const fixedPort = template<FixedPortCase>({
  id: 'fixed-host-port',
  title: 'How many tasks share a fixed host port',
  topic: 'networking',
  exam: ['DVA4', 'SAA2'],
  cases: crossed({ instances: range(2, 6), taken: range(0, 2), desired: range(3, 9), port: [80, 443, 8_080] }).filter(
    (one) => one.instances > one.taken && one.desired > one.taken,
  ),
  ask: fixedAsked,
})

export interface DynamicPortCase {
  readonly type: SizedType
  readonly size: Size
  readonly desired: number
  /** `hostPort` 0 and none mean the same. */
  readonly isZero: boolean
}

function dynamicAsked(one: DynamicPortCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const mapping = { containerPort: 80, ...(one.isZero && { hostPort: 0 }) }
  const container = { name: service, image: `${service}:1`, ...one.size, portMappings: [mapping] }
  const lab = labOf(`Dynamic ports of ${service}`, draw, [
    [0, clusterNamed(cluster)],
    [0, instances({ cluster, type: one.type })],
    [
      0,
      act('ecs', 'RegisterTaskDefinition', {
        family: service,
        networkMode: 'bridge',
        containerDefinitions: [container],
      }),
    ],
    [
      FROM_MS,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: one.desired,
      }),
    ],
  ])
  return { lab, fromMs: FROM_MS, watch: { cluster, service }, ask: dynamicAsk(one, { cluster, service, mapping }) }
}

function dynamicAsk(
  one: DynamicPortCase,
  { cluster, service, mapping }: { cluster: string; service: string; mapping: Readonly<Record<string, unknown>> },
): ValueAsk {
  const room = roomFor(SIZES[one.type], one.size)
  return {
    kind: 'value',
    question: `How many tasks of service ${service} run on this one instance?`,
    lead: `An empty ${one.type} has ${sizeWords(SIZES[one.type])} for tasks. The service wants ${tasksWord(one.desired)} of ${sizeWords(one.size)}.`,
    code: { networkMode: 'bridge', portMappings: [mapping] },
    hints: ['Which host port does ECS take when none is fixed?', 'Then only CPU and memory set a limit.'],
    look: countsLook(cluster, service, 'running'),
    until: { ms: RUNS_MS },
    say: tasksWord,
    max: one.desired,
    wrong: [
      {
        value: 1,
        mistake: 'dynamic-needs-range',
        shows: 'Port 80 is the container’s. On the instance each task gets a free port of its own from 32768 on.',
      },
      {
        value: one.desired,
        mistake: 'whole-instance-is-free',
        shows: `There is room for ${String(room.both)}: by CPU ${String(room.cpu)}, by memory ${String(room.memory)}.`,
      },
      {
        value: Math.min(one.desired, Math.max(room.cpu, room.memory)),
        mistake: 'only-one-resource',
        shows: `By CPU ${tasksWord(room.cpu)}, by memory ${tasksWord(room.memory)}: the smaller counts.`,
      },
    ],
    reveal: (value) => ({
      text: `No port stands in the way: each task gets a free one. By CPU ${tasksWord(room.cpu)} fit, by memory ${tasksWord(room.memory)}, and ${String(one.desired)} are wanted: ${tasksWord(value)}.`,
      rule: 'NET-2',
      source: PORTS_SOURCE,
    }),
  }
}

export const dynamicPort = template<DynamicPortCase>({
  id: 'dynamic-host-port',
  title: 'How many tasks run with dynamic host ports',
  topic: 'networking',
  exam: ['SAA2', 'DVA4'],
  cases: crossed({
    type: ['m5.large', 'c5.large', 'm5.xlarge'] as const,
    size: crossed({ cpu: [256, 512, 768], memory: [512, 1_024, 1_536, 2_048] }),
    desired: [4, 6, 9, 12],
    isZero: [true, false],
  }).filter(
    ({ type, size, desired }) => roomFor(SIZES[type], size).both >= 2 && roomFor(SIZES[type], size).both <= desired + 3,
  ),
  ask: dynamicAsked,
})
