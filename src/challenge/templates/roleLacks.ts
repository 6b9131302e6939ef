import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { ecrImage, pushed, repositoryNamed } from './imageWorld.ts'
import {
  allowing,
  groupOf,
  hostedActs,
  hostedTask,
  HOSTING_WORDS,
  HOSTINGS,
  INSTANCE_ROLE,
  REGISTERS,
  roleActs,
  rolesOf,
  stoppedLook,
  streamsLook,
  type Hosting,
} from './roleWorld.ts'
import { drawnNames, labOf } from './world.ts'

const NEEDED = [
  'ecr:GetAuthorizationToken',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
] as const
type Needed = (typeof NEEDED)[number]

export interface LacksCase {
  readonly hosting: Hosting
  readonly action: Needed
  /** Whose policy has not got it. */
  readonly lackedBy: 'execution' | 'task' | 'instance'
}

const CASES: readonly LacksCase[] = crossed({
  hosting: HOSTINGS,
  action: NEEDED,
  lackedBy: ['execution', 'task', 'instance'] as const,
}).filter(({ hosting, lackedBy }) => {
  if (hosting === 'FARGATE') return lackedBy !== 'instance'
  return hosting === 'EC2 with execution role' || lackedBy !== 'execution'
})

const ASKED_MS = 10_000
const SEEN_MS = 180_000

function asked({ hosting, action, lackedBy }: LacksCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { task, execution } = rolesOf(family)
  const image = ecrImage(family, '1')
  const may = (who: LacksCase['lackedBy']) => allowing(...NEEDED.filter((one) => who !== lackedBy || one !== action))
  const lacking = {
    execution: `execution role ${execution}`,
    task: `task role ${task}`,
    instance: 'role of the instance',
  }
  return {
    lab: labOf(`What ${family} lacks`, draw, [
      ...[
        ...roleActs(execution, 'ecs-tasks', may('execution')),
        ...roleActs(task, 'ecs-tasks', may('task')),
        ...roleActs(INSTANCE_ROLE, 'ec2', REGISTERS, may('instance')),
        repositoryNamed(family),
        pushed(image, { sizeMb: 80 }),
        act('logs', 'CreateLogGroup', { logGroupName: groupOf(family) }),
        ...hostedActs({ cluster, family, hosting, image }),
      ].map((each) => [0, each] as const),
      [ASKED_MS, hostedTask(cluster, family, hosting)],
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `The ${lacking[lackedBy]} may not ${action}. What becomes of the task?`,
      lead: `A task of ${family} is started ${HOSTING_WORDS[hosting]}. Its image is in Amazon ECR, and it logs with awslogs to a log group that is there. Every role may pull from Amazon ECR and write to CloudWatch Logs, but for that one action.`,
      hints: ['Which role does who pulls and who logs for this task take?', 'At which step is the action asked for?'],
      until: { ms: SEEN_MS },
      options: optionsOf(cluster, family),
      reveal: {
        text: revealOf({ hosting, action, lackedBy }),
        rule: action.startsWith('ecr') ? 'ROL-11' : 'ROL-12',
        source: 'Amazon ECS Developer Guide, task execution IAM role, container instance IAM role',
      },
    },
  }
}

function optionsOf(cluster: string, family: string): AskOf<'choice'>['options'] {
  const isTrue = { equals: true }
  const reasons = "join(' ', [tasks[0].stoppedReason || '-', tasks[0].containers[0].reason || '-'])"
  return [
    {
      text: 'It runs, and the log group gets its lines',
      look: streamsLook(family, 'length(logStreams[?lastEventTimestamp]) > `0`'),
      is: isTrue,
      mistake: 'roles-swapped',
      shows: 'This role is asked for this action on the way of the task.',
    },
    {
      text: 'It runs, and its log stream stays empty',
      look: streamsLook(family, 'length(logStreams[?lastEventTimestamp == `null`]) > `0`'),
      is: isTrue,
      mistake: 'steps-mixed',
      shows: 'A stream that stays empty was made and may not be written to.',
    },
    {
      text: 'It stops, since its image cannot be pulled',
      look: stoppedLook(cluster, `contains(${reasons}, 'ull')`),
      is: isTrue,
      mistake: 'steps-mixed',
      shows: 'Whoever pulls the image may all that a pull needs.',
    },
    {
      text: 'It stops, since its log stream is not made',
      look: stoppedLook(cluster, `contains(${reasons}, 'create Cloudwatch log stream')`),
      is: isTrue,
      mistake: 'steps-mixed',
      shows: 'That takes logs:CreateLogStream, and whoever logs for the task may that.',
    },
  ]
}

function revealOf({ hosting, action, lackedBy }: LacksCase): string {
  const usedFor = hosting === 'EC2 without execution role' ? 'instance' : 'execution'
  if (lackedBy !== usedFor) {
    return lackedBy === 'task'
      ? 'The task role is for the code in the container. Neither the pull nor awslogs asks it.'
      : 'The definition names an execution role, so that is asked for pull and log, not the role of the instance.'
  }
  const who =
    usedFor === 'instance'
      ? 'Without an execution role the agent takes the role of its instance'
      : 'Pull and log take the execution role'
  if (action === 'logs:PutLogEvents')
    return `${who}: the stream is made, and every line is refused and lost. The task notices nothing.`
  if (action === 'logs:CreateLogStream') return `${who}: without a stream the container is not started.`
  return `${who}: without ${action} there is no image.`
}

export const roleLacks = template<LacksCase>({
  id: 'role-lacks',
  title: 'What a permission that a role lacks leads to',
  topic: 'roles',
  exam: ['DVA2', 'DVA4', 'SAA1'],
  cases: CASES,
  ask: asked,
})
