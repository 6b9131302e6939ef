import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { allowing, groupOf, hostedActs, hostedTask, roleActs, rolesOf, stoppedLook, streamsLook } from './roleWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface LogCase {
  readonly launchType: 'FARGATE' | 'EC2'
  readonly isGroupThere: boolean
  readonly createGroup: boolean
  readonly mayCreateGroup: boolean
}

const CASES: readonly LogCase[] = crossed({
  launchType: ['FARGATE', 'EC2'] as const,
  isGroupThere: [false, true],
  createGroup: [false, true],
  mayCreateGroup: [false, true],
})

const ASKED_MS = 10_000
const SEEN_MS = 180_000

function asked(one: LogCase, draw: Draw): Asked {
  const { cluster, service: family, other } = drawnNames(draw)
  const { launchType, isGroupThere, createGroup, mayCreateGroup } = one
  const hosting = launchType === 'FARGATE' ? 'FARGATE' : 'EC2 with execution role'
  const { task, execution } = rolesOf(family)
  const actions = ['logs:CreateLogStream', 'logs:PutLogEvents', ...(mayCreateGroup ? ['logs:CreateLogGroup'] : [])]
  const group = groupOf(family)
  const created = isGroupThere ? group : groupOf(other)
  return {
    lab: labOf(`Where ${family} logs`, draw, [
      ...[
        ...roleActs(execution, 'ecs-tasks', allowing(...actions)),
        ...roleActs(task, 'ecs-tasks'),
        act('logs', 'CreateLogGroup', { logGroupName: created }),
        ...hostedActs({
          cluster,
          family,
          hosting,
          image: `${family}:1`,
          ...(createGroup && { logOptions: { 'awslogs-create-group': 'true' } }),
        }),
      ].map((each) => [0, each] as const),
      [ASKED_MS, hostedTask(cluster, family, hosting)],
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `A task of ${family} is started on ${launchType === 'EC2' ? 'a container instance' : 'Fargate'}. How does it stand three minutes later?`,
      lead: `Its definition names the log group ${group}, under logConfiguration as shown. In CloudWatch Logs the group ${created} is there, and no other. The execution role may call ${actions.join(', ')}.`,
      code: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': group,
          'awslogs-region': 'us-east-1',
          'awslogs-stream-prefix': family,
          ...(createGroup && { 'awslogs-create-group': 'true' }),
        },
      },
      hints: ['Is there a group to make a stream in, or somebody who may make it?'],
      until: { ms: SEEN_MS },
      options: optionsOf(cluster, family),
      reveal: {
        text: revealOf(one),
        rule: 'LOG-9',
        source: 'Amazon ECS Developer Guide, send logs to CloudWatch (awslogs)',
        exam: 'AmazonECSTaskExecutionRolePolicy has no logs:CreateLogGroup.',
      },
    },
  }
}

function optionsOf(cluster: string, family: string): AskOf<'choice'>['options'] {
  return [
    {
      text: 'RUNNING, and the log group has its lines',
      look: streamsLook(family, 'length((logStreams || `[]`)[?lastEventTimestamp]) > `0`'),
      is: { equals: true },
      mistake: 'log-group-by-itself',
      shows: 'No log group is there, and nobody makes it who may.',
    },
    {
      text: 'RUNNING, and all of its lines are lost',
      look: streamsLook(family, 'length((logStreams || `[]`)[?lastEventTimestamp == `null`]) > `0`'),
      is: { equals: true },
      mistake: 'logs-are-optional',
      shows: 'A container whose log driver cannot start is not started.',
    },
    {
      text: 'STOPPED with ResourceInitializationError',
      look: stoppedLook(cluster, "starts_with(tasks[0].stoppedReason || '-', 'ResourceInitializationError')"),
      is: { equals: true },
      mistake: 'wording-of-the-other',
      shows: 'This is how Fargate says that a log stream cannot be made.',
    },
    {
      text: 'STOPPED with CannotStartContainerError',
      look: stoppedLook(cluster, "starts_with(tasks[0].containers[0].reason || '-', 'CannotStartContainerError')"),
      is: { equals: true },
      mistake: 'wording-of-the-other',
      shows: 'This is how the agent of an instance says that a log driver does not start.',
    },
  ]
}

function revealOf({ launchType, isGroupThere, createGroup, mayCreateGroup }: LogCase): string {
  if (isGroupThere) return 'The group is there, so all that is needed is a stream, and the role may make it.'
  if (createGroup && mayCreateGroup) return 'awslogs-create-group lets the driver make the group, and the role may.'
  const lacks = createGroup
    ? 'awslogs-create-group asks for logs:CreateLogGroup, which the role has not'
    : 'Nothing makes the group: awslogs-create-group is false unless it is set, whatever the role may'
  return `${lacks}. The container is not started; ${launchType === 'FARGATE' ? 'Fargate stops the task before' : 'the agent says so of its container'}.`
}

export const logStart = template<LogCase>({
  id: 'log-start',
  title: 'When a task starts that logs with awslogs',
  topic: 'roles',
  exam: ['DVA2', 'DVA4'],
  cases: CASES,
  ask: asked,
})
