import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { launchActs, launchFields, type Launch } from './taskWorld.ts'
import { answerLook, drawnNames, labOf, STEADY_MS, tasksWord } from './world.ts'

type Cause = 'stop task' | 'stop standalone' | 'scale in' | 'update' | 'drain' | 'terminate' | 'terminate standalone'

interface CodeCase {
  readonly cause: Cause
  readonly desired: number
  readonly launch: Launch
}

const CASES: readonly CodeCase[] = [
  ...crossed({
    cause: ['stop task', 'stop standalone', 'scale in', 'update'] as const,
    desired: [2, 3],
    launch: ['bridge', 'fargate'] as const,
  }),
  ...crossed({
    cause: ['drain', 'terminate', 'terminate standalone'] as const,
    desired: [2, 3],
    launch: ['bridge'] as const,
  }),
]

const CODES: readonly { readonly code: string; readonly shows: string }[] = [
  { code: 'UserInitiated', shows: 'That is StopTask: somebody asked for this very task.' },
  {
    code: 'ServiceSchedulerInitiated',
    shows: 'That is a service stopping one of its tasks: a scale-in, a deployment.',
  },
  { code: 'TerminationNotice', shows: 'That is a task whose host was stopped or terminated.' },
  { code: 'EssentialContainerExited', shows: 'That is an essential container that ended by itself.' },
  { code: 'TaskFailedToStart', shows: 'That is a task that never came to RUNNING.' },
]

interface Names {
  readonly cluster: string
  readonly service: string
}

interface Told {
  /** Reads what `act` names; anything for what names nothing. */
  readonly look: ReturnType<typeof answerLook>
  readonly act: (read: unknown) => Act
}

/** What each cause does, to a task or to what holds it. */
function actOf({ cause, desired }: CodeCase, { cluster, service }: Names): Told {
  const task = answerLook('ListTasks', { cluster }, 'taskArns[0]')
  const host = (member: string) =>
    answerLook(
      'DescribeContainerInstances',
      { cluster },
      `containerInstances[?runningTasksCount > \`0\`].${member} | [0]`,
    )
  const change = (fields: Readonly<Record<string, unknown>>) => () =>
    act('ecs', 'UpdateService', { cluster, service, ...fields })
  switch (cause) {
    case 'stop task':
    case 'stop standalone':
      return { look: task, act: (arn) => act('ecs', 'StopTask', { cluster, task: String(arn) }) }
    case 'scale in':
      return { look: task, act: change({ desiredCount: desired - 1 }) }
    case 'update':
      return { look: task, act: change({ forceNewDeployment: true }) }
    case 'drain': {
      const drain = (arn: unknown) =>
        act('ecs', 'UpdateContainerInstancesState', { cluster, containerInstances: [String(arn)], status: 'DRAINING' })
      return { look: host('containerInstanceArn'), act: drain }
    }
    case 'terminate':
    case 'terminate standalone':
      return {
        look: host('ec2InstanceId'),
        act: (id) => act('ec2', 'TerminateInstances', { InstanceIds: [String(id)] }),
      }
  }
}

/** What is told of each cause, before and after. */
function wordsOf({ cause, desired }: CodeCase): readonly [happened: string, reveal: string] {
  switch (cause) {
    case 'stop task':
      return [
        'StopTask was given for it.',
        'Whoever calls StopTask is a user to ECS: UserInitiated. The service starts another task.',
      ]
    case 'stop standalone':
      return [
        'StopTask was given for it.',
        'Whoever calls StopTask is a user to ECS: UserInitiated. Nothing starts another task.',
      ]
    case 'scale in':
      return [
        `The desired count went from ${String(desired)} to ${String(desired - 1)}, and this one was chosen.`,
        'The service scheduler stopped it: ServiceSchedulerInitiated, with a stoppedReason that speaks of a scaling activity.',
      ]
    case 'update':
      return [
        'The service was given a new deployment, and this task was replaced.',
        'In a deployment it is the service scheduler that stops the old tasks: ServiceSchedulerInitiated.',
      ]
    case 'drain':
      return [
        'Its container instance was set to DRAINING.',
        'On a DRAINING instance it is the service scheduler that replaces the tasks, within its percents: ServiceSchedulerInitiated.',
      ]
    case 'terminate':
    case 'terminate standalone':
      return [
        'Its EC2 instance was terminated.',
        'Nobody asked for the task itself: its host went away under it, TerminationNotice.',
      ]
  }
}

/** The code that a cause is offered with: the model says whether it is right. */
const EXPECTED: Readonly<Record<Cause, string>> = {
  'stop task': 'UserInitiated',
  'stop standalone': 'UserInitiated',
  'scale in': 'ServiceSchedulerInitiated',
  update: 'ServiceSchedulerInitiated',
  drain: 'ServiceSchedulerInitiated',
  terminate: 'TerminationNotice',
  'terminate standalone': 'TerminationNotice',
}

function optionsOf(code: string, draw: Draw): AskOf<'choice'>['options'] {
  const others = CODES.filter((one) => one.code !== code)
  const shown = new Set([code, ...draw.some(others, 3).map((one) => one.code)])
  return CODES.filter((one) => shown.has(one.code)).map((one) => ({
    text: one.code,
    is: { equals: one.code },
    ...(one.code !== code && { mistake: 'stop-codes-mixed', shows: one.shows }),
  }))
}

function asked(one: CodeCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { launch, desired } = one
  const isAlone = one.cause.endsWith('standalone')
  const run = isAlone
    ? act('ecs', 'RunTask', { cluster, taskDefinition: service, count: desired, ...launchFields(launch) })
    : act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: desired,
        ...launchFields(launch),
      })
  const [happened, reveal] = wordsOf(one)
  const stopped = (query: string) => answerLook('DescribeTasks', { cluster, desiredStatus: 'STOPPED' }, query)
  return {
    lab: labOf(
      `Tasks of ${service}`,
      draw,
      [...launchActs(cluster, service, { launch }), run].map((each) => [0, each] as const),
    ),
    fromMs: 2 * STEADY_MS,
    ...(!isAlone && { watch: { cluster, service } }),
    acts: [actOf(one, { cluster, service })],
    ask: {
      kind: 'choice',
      question: 'Which stopCode does this task have once it is STOPPED?',
      lead: `It is one of ${tasksWord(desired)} that ${isAlone ? 'RunTask started' : `service ${service} keeps`} ${launch === 'fargate' ? 'on Fargate' : 'on EC2'}, and was RUNNING. ${happened}`,
      hints: ['Who stopped it: a user, its service, or the loss of its host?'],
      look: stopped('tasks[0].stopCode'),
      until: { look: stopped("tasks[0].lastStatus == 'STOPPED'"), is: { equals: true } },
      options: optionsOf(EXPECTED[one.cause], draw),
      reveal: { text: reveal, rule: 'TSK-3', source: 'Amazon ECS API Reference, Task, stopCode' },
    },
  }
}

export const stopCode = template<CodeCase>({
  id: 'stop-code',
  title: 'Why a task stopped, by its stopCode',
  topic: 'task-lifecycle',
  exam: ['DVA4'],
  cases: CASES,
  ask: asked,
})
