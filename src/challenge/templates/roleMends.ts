import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Misconception } from '../misconceptions.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { ecrImage, pushed, repositoryNamed } from './imageWorld.ts'
import {
  allowing,
  alsoAllow,
  groupOf,
  hostedActs,
  hostedTask,
  HOSTING_WORDS,
  HOSTINGS,
  INSTANCE_ROLE,
  REGISTERS,
  roleActs,
  roleArn,
  rolesOf,
  type Hosting,
} from './roleWorld.ts'
import { answerLook, drawnNames, labOf } from './world.ts'

const STEPS = {
  'ecr:GetAuthorizationToken': 'no authorization token of Amazon ECR is given out',
  'ecr:BatchGetImage': 'the image cannot be pulled from Amazon ECR',
  'ecr:GetDownloadUrlForLayer': 'the layers of the image cannot be pulled from Amazon ECR',
  'logs:CreateLogStream': 'its log driver cannot make a log stream',
} as const
type Lacked = keyof typeof STEPS

export interface MendsCase {
  readonly hosting: Hosting
  readonly action: Lacked
}

const CASES: readonly MendsCase[] = crossed({ hosting: HOSTINGS, action: Object.keys(STEPS) as Lacked[] })
const ALL = [...Object.keys(STEPS), 'logs:PutLogEvents']

const ASKED_MS = 120_000
const TRIED_MS = 180_000

function asked({ hosting, action }: MendsCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { task, execution } = rolesOf(family)
  const image = ecrImage(family, '1')
  const may = allowing(...ALL.filter((one) => one !== action))
  const other = pipelineOf(family)
  const run = hostedTask(cluster, family, hosting)
  return {
    lab: labOf(`Which role of ${family}`, draw, [
      ...[
        ...roleActs(execution, 'ecs-tasks', may),
        ...roleActs(task, 'ecs-tasks', may),
        ...roleActs(INSTANCE_ROLE, 'ec2', REGISTERS, may),
        ...roleActs(other, 'ec2', may),
        repositoryNamed(family),
        pushed(image, { sizeMb: 80 }),
        act('logs', 'CreateLogGroup', { logGroupName: groupOf(family) }),
        ...hostedActs({ cluster, family, hosting, image }),
        run,
      ].map((each) => [0, each] as const),
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `Which role has to be allowed ${action}, so that the next task runs?`,
      lead: `A task of ${family} was started ${HOSTING_WORDS[hosting]}. It was stopped: ${STEPS[action]}, for want of ${action}. None of the roles below may that yet. The task was started by a pipeline with a role of its own.`,
      hints: ['Who makes this call: the code in the container, or somebody before it runs?'],
      look: answerLook('ListTasks', { cluster }, 'length(taskArns) > `0`'),
      options: optionsOf({ family, action, run }),
      reveal: {
        text:
          hosting === 'EC2 without execution role'
            ? 'The definition names no execution role: the agent pulls and logs by the role of its instance.'
            : `Pull and log are done for the task before its code runs, by the execution role ${roleArn(execution)}.`,
        rule: action.startsWith('ecr') ? 'ROL-11' : 'ROL-12',
        source: 'Amazon ECS Developer Guide, task execution IAM role, container instance IAM role',
      },
    },
  }
}

interface Tried {
  readonly family: string
  readonly action: Lacked
  readonly run: Act
}

/** Each role is allowed it, and the task is run again. */
function optionsOf({ family, action, run }: Tried): AskOf<'choice'>['options'] {
  const { task, execution } = rolesOf(family)
  const other = pipelineOf(family)
  const option = (text: string, role: string, wrong: { shows: string; mistake: Misconception }) => ({
    text,
    is: { equals: true },
    do: [alsoAllow(role, action), run].map(({ service, operation, input }: Act) => ({
      service,
      operation,
      input: { ...input },
    })),
    afterMs: TRIED_MS,
    ...wrong,
  })
  return [
    option(`${execution}, the execution role of tasks`, execution, {
      shows: 'The definition names no execution role. That there is such a role is not enough.',
      mistake: 'roles-swapped',
    }),
    option(`${task}, the role that the application has`, task, {
      shows: 'The task role is for the code in the container, which does not run yet.',
      mistake: 'roles-swapped',
    }),
    option(`${INSTANCE_ROLE}, the role of the instances`, INSTANCE_ROLE, {
      shows: 'For this task the role of an instance is not asked.',
      mistake: 'instance-profile-does-all',
    }),
    option(`${other}, the role of who starts the tasks`, other, {
      shows: 'Who calls RunTask neither pulls nor logs for the task.',
      mistake: 'roles-swapped',
    }),
  ]
}

function pipelineOf(family: string): string {
  return `${family}-pipeline`
}

export const roleMends = template<MendsCase>({
  id: 'role-mends',
  title: 'Which role has to be allowed what',
  topic: 'roles',
  exam: ['DVA2', 'DVA4', 'SAA1'],
  cases: CASES,
  ask: asked,
})
