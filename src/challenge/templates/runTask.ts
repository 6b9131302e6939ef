import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { answerLook, definition, drawnNames, labOf, STEADY_MS, tasksWord } from './world.ts'

const EXAM = ['DVA3', 'SAA2'] as const
/** Long enough for a replacement to run. */
const LATER_MS = 60_000

export interface LeftCase {
  readonly ofService: number
  readonly standalone: number
  /** How many of each StopTask is given for. */
  readonly stopped: { readonly ofService: number; readonly standalone: number }
}

const LEFT: readonly LeftCase[] = crossed({
  ofService: range(1, 6),
  standalone: range(1, 6),
  one: [1, 2],
  other: range(1, 6),
})
  .filter(({ ofService, standalone, one, other }) => one <= ofService && other <= standalone)
  .map(({ ofService, standalone, one, other }) => ({
    ofService,
    standalone,
    stopped: { ofService: one, standalone: other },
  }))

function wrongLeft({ ofService, standalone, stopped }: LeftCase): ValueAsk['wrong'] {
  const all = ofService + standalone
  return [
    {
      value: all,
      mistake: 'runtask-restarts',
      shows: `Nobody replaces what RunTask started: ${tasksWord(stopped.standalone)} fewer.`,
    },
    {
      value: all - stopped.ofService - stopped.standalone,
      mistake: 'service-leaves-gaps',
      shows: `The service has started others: it keeps ${String(ofService)}.`,
    },
    {
      value: all - stopped.ofService,
      mistake: 'runtask-restarts',
      shows: 'It is the service that replaces its tasks, and RunTask that does not.',
    },
    { value: ofService, mistake: 'service-ends', shows: 'Tasks of RunTask that nobody stopped go on.' },
  ]
}

function leftAsked({ ofService, standalone, stopped }: LeftCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const first = (group: string) => answerLook('DescribeTasks', { cluster }, `tasks[?group=='${group}'].taskArn | [0]`)
  const stop = (group: string) => ({
    look: first(group),
    act: (task: unknown) => act('ecs', 'StopTask', { cluster, task: String(task) }),
  })
  const acts = [
    ...range(1, stopped.ofService).map(() => stop(`service:${service}`)),
    ...range(1, stopped.standalone).map(() => stop(`family:${other}`)),
  ]
  return {
    lab: labOf(`Tasks of ${service} and ${other}`, draw, [
      [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
      [0, act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 3 })],
      [0, definition({ family: service })],
      [0, definition({ family: other })],
      [
        0,
        act('ecs', 'CreateService', {
          cluster,
          serviceName: service,
          taskDefinition: service,
          desiredCount: ofService,
        }),
      ],
      [0, act('ecs', 'RunTask', { cluster, taskDefinition: other, count: standalone })],
    ]),
    fromMs: STEADY_MS,
    watch: { cluster, service },
    acts,
    ask: {
      kind: 'value',
      question: 'How many tasks are RUNNING in the cluster a minute later?',
      lead: `Service ${service} has a desired count of ${String(ofService)}; RunTask has started ${tasksWord(standalone)} of ${other} beside it. All were RUNNING. Now StopTask was given for ${tasksWord(stopped.ofService)} of the service and ${String(stopped.standalone)} of RunTask. The cluster has room.`,
      hints: ['Who wants the tasks of the service to be there?', 'And who those of RunTask?'],
      look: answerLook('DescribeTasks', { cluster }, "length(tasks[?lastStatus=='RUNNING'])"),
      until: { ms: LATER_MS },
      say: tasksWord,
      max: Math.max(3, ofService + standalone),
      wrong: wrongLeft({ ofService, standalone, stopped }),
      reveal: (value) => ({
        text: `The service is back at ${String(ofService)}. Nobody replaces what RunTask started: ${String(standalone)} − ${String(stopped.standalone)} = ${String(standalone - stopped.standalone)} of that go on, ${tasksWord(value)} in all.`,
        rule: 'SVC-1',
        source: 'Amazon ECS Developer Guide, Amazon ECS services',
      }),
    },
  }
}

export interface RoomCase {
  readonly instances: number
  /** Tasks for which one instance has room. */
  readonly slots: number
  /** Tasks that are there already, and those that RunTask asks for. */
  readonly there: number
  readonly count: number
}

const ROOM: readonly RoomCase[] = crossed({
  instances: range(1, 4),
  slots: range(2, 4),
  there: range(0, 3),
  count: range(2, 10),
}).filter(({ instances, slots, there, count }) => {
  const room = instances * slots - there
  return room > 0 && count > room - 2
})

function roomAsked({ instances, slots, there, count }: RoomCase, draw: Draw): Asked {
  const { cluster, other: family } = drawnNames(draw)
  const room = instances * slots - there
  const run = (tasks: number) => act('ecs', 'RunTask', { cluster, taskDefinition: family, count: tasks })
  const cpu = 512
  return {
    lab: labOf(`Tasks of ${family}`, draw, [
      [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
      [
        0,
        act('lab', 'AddContainerInstances', {
          cluster,
          instanceType: 'm5.large',
          count: instances,
          cpuUnits: cpu * slots,
          memoryMib: 8_192,
        }),
      ],
      [0, definition({ family, cpu })],
      ...(there === 0 ? [] : [[0, run(there)] as const]),
      [STEADY_MS, run(count)],
    ]),
    fromMs: STEADY_MS,
    // The judge asks by the family.
    watch: { cluster, service: family },
    ask: {
      kind: 'value',
      question: 'How many of the tasks that RunTask was asked for run a minute later?',
      lead: `RunTask asks for ${tasksWord(count)} of ${String(cpu)} CPU units. Each of the cluster's ${instances === 1 ? 'one instance' : `${String(instances)} instances`} has ${(cpu * slots).toLocaleString('en')} CPU units and memory enough; ${there === 0 ? 'nothing runs yet' : `${tasksWord(there)} of that size ${there === 1 ? 'runs' : 'run'} already`}. There are no capacity providers.`,
      code: { taskDefinition: family, count },
      hints: ['For how many is there room?', 'What does RunTask do with the others?'],
      look: answerLook('DescribeTasks', { cluster }, `length(tasks[?lastStatus=='RUNNING']) - \`${String(there)}\``),
      until: { ms: LATER_MS },
      say: tasksWord,
      max: Math.max(3, count, instances * slots),
      wrong: [
        {
          value: 0,
          mistake: 'all-at-once',
          shows: 'RunTask starts what finds a place; it is not all or nothing.',
        },
        {
          value: count,
          mistake: 'runtask-waits',
          shows: `There is room for ${String(room)}, and RunTask does not wait for more.`,
        },
        {
          value: instances * slots,
          mistake: 'whole-instance-is-free',
          shows: `${tasksWord(there)} of that size ${there === 1 ? 'is' : 'are'} there already.`,
        },
        { value: instances, mistake: 'port-shared', shows: 'Several tasks fit on one instance.' },
      ],
      reveal: (value) => ({
        text: `There is room for ${String(room)}: ${tasksWord(value)} ${value === 1 ? 'runs' : 'run'}${count > room ? `, and the other ${String(count - room)} are in failures as RESOURCE:CPU. A service would wait and try again` : ''}.`,
        rule: 'PLC-6',
        source: 'Amazon ECS API Reference, RunTask',
      }),
    },
  }
}

export const tasksLeft = template<LeftCase>({
  id: 'tasks-left',
  title: 'What a service replaces and RunTask does not',
  topic: 'services',
  exam: EXAM,
  cases: LEFT,
  ask: leftAsked,
})

export const runTaskRoom = template<RoomCase>({
  id: 'run-task-room',
  title: 'RunTask without room for all',
  topic: 'services',
  exam: EXAM,
  cases: ROOM,
  ask: roomAsked,
})
