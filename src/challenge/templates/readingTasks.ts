import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { launchActs, launchFields, type Launch } from './taskWorld.ts'
import { answerLook, drawnNames, labOf, STEADY_MS } from './world.ts'

interface StatusCase {
  readonly launch: Launch
  readonly desired: number
  /** What is read of it: on its way up, up, on its way down, or gone. */
  readonly lastStatus: 'PENDING' | 'ACTIVATING' | 'RUNNING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED'
}

const CASES: readonly StatusCase[] = crossed({
  launch: ['bridge', 'awsvpc', 'fargate'] as const,
  desired: [1, 2],
  lastStatus: ['PENDING', 'ACTIVATING', 'RUNNING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'] as const,
}).filter(({ launch, lastStatus }) => launch !== 'bridge' || lastStatus !== 'DEPROVISIONING')

const WANTED = "tasks[0].desiredStatus == 'RUNNING'"
const STARTING = "contains(['PROVISIONING', 'PENDING', 'ACTIVATING'], tasks[0].lastStatus)"
const RUNS = "tasks[0].lastStatus == 'RUNNING'"
const OVER = "tasks[0].lastStatus == 'STOPPED'"

/** Each is a condition on the answer that is shown. */
const SAYINGS = [
  {
    text: 'It is on its way to RUNNING, and nobody has asked it to stop',
    query: `${WANTED} && ${STARTING}`,
    shows: 'It would have desiredStatus RUNNING, and a lastStatus before RUNNING.',
  },
  {
    text: 'It runs, and nobody has asked it to stop',
    query: `${WANTED} && ${RUNS}`,
    shows: 'Both of its statuses would be RUNNING.',
  },
  {
    text: 'It was asked to stop, and is not STOPPED yet',
    query: `!(${WANTED}) && !(${OVER})`,
    shows: 'desiredStatus would be STOPPED, and lastStatus not yet.',
  },
  {
    text: 'It has stopped, and never starts again',
    query: `!(${WANTED}) && ${OVER}`,
    shows: 'Both of its statuses would be STOPPED.',
  },
] as const

function asked({ launch, desired, lastStatus }: StatusCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const isStop = ['STOPPING', 'DEPROVISIONING', 'STOPPED'].includes(lastStatus)
  const listed = { cluster, serviceName: service, ...(isStop && { desiredStatus: 'STOPPED' }) }
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: desired,
    ...launchFields(launch),
  })
  const task = (query: string) => answerLook('DescribeTasks', listed, query)
  const options: AskOf<'choice'>['options'] = SAYINGS.map(({ text, query, shows }) => ({
    text,
    look: task(query),
    is: { equals: true },
    mistake: 'desired-for-last',
    shows,
  }))
  return {
    lab: labOf(
      `Tasks of ${service}`,
      draw,
      [...launchActs(cluster, service, { launch }), create].map((each) => [0, each] as const),
    ),
    fromMs: isStop ? 2 * STEADY_MS : 0,
    watch: { cluster, service },
    ...(isStop && {
      acts: [
        {
          look: answerLook('ListTasks', { cluster, serviceName: service }, 'taskArns[0]'),
          act: (arn: unknown) => act('ecs', 'StopTask', { cluster, task: String(arn) }),
        },
      ],
    }),
    from: { look: task('tasks[0].lastStatus'), is: { equals: lastStatus } },
    shown: task(
      'tasks[0].{desiredStatus: desiredStatus, lastStatus: lastStatus, launchType: launchType, group: group, containers: containers[].{name: name, lastStatus: lastStatus}}',
    ),
    ask: {
      kind: 'choice',
      question: 'What does this say of the task?',
      lead: `DescribeTasks tells this of a task of service ${service}.`,
      hints: ['desiredStatus is what ECS wants, lastStatus what was last known to be.'],
      options,
      reveal: {
        text: `desiredStatus ${isStop ? 'STOPPED' : 'RUNNING'} is what ECS wants of it; lastStatus ${lastStatus} is how far it has come.${isStop ? ' A desiredStatus of STOPPED never goes back.' : ''}`,
        rule: 'TSK-2',
        source: 'Amazon ECS API Reference, Task',
      },
    },
  }
}

export const readingTasks = template<StatusCase>({
  id: 'reading-tasks',
  title: 'desiredStatus against lastStatus',
  topic: 'task-lifecycle',
  exam: ['DVA4'],
  cases: CASES,
  ask: asked,
})
