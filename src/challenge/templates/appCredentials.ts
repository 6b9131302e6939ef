import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { AGENT_VARIABLES } from '../../model/world/capacity/agentConfig.ts'
import { crossed, template, type Asked } from '../template.ts'
import { callingActs, callingTask, callLook, type Variable } from './appWorld.ts'
import { allowing, INSTANCE_ROLE, REGISTERS, roleActs, roleArn, rolesOf } from './roleWorld.ts'
import { drawnNames, labOf } from './world.ts'

/** What of ecs.config is another than the ECS-optimized AMI has it. */
type Config = 'AMI' | 'NO_ROLE' | 'NO_HOST_ROLE' | 'BLOCKED'

export interface CredentialsCase {
  readonly networkMode: 'bridge' | 'host' | 'awsvpc' | 'none' | null
  readonly hasTaskRole: boolean
  readonly config: Config
}

// Where AWS's pages leave open what a variable does in a network mode, it is not asked.
const ASKED_CONFIGS: Readonly<Record<string, readonly Config[]>> = {
  bridge: ['AMI', 'NO_ROLE', 'NO_HOST_ROLE', 'BLOCKED'],
  host: ['AMI', 'NO_HOST_ROLE', 'BLOCKED'],
  awsvpc: ['AMI', 'NO_HOST_ROLE', 'BLOCKED'],
  none: ['AMI'],
  null: ['AMI'],
}

const CASES: readonly CredentialsCase[] = crossed({
  networkMode: ['bridge', 'host', 'awsvpc', 'none', null] as const,
  hasTaskRole: [true, false],
  config: ['AMI', 'NO_ROLE', 'NO_HOST_ROLE', 'BLOCKED'] as const,
}).filter(({ networkMode, config }) => ASKED_CONFIGS[String(networkMode)]?.includes(config))

const CHANGED: Readonly<Record<Config, readonly Variable[]>> = {
  AMI: [],
  NO_ROLE: [['ECS_ENABLE_TASK_IAM_ROLE', 'false']],
  NO_HOST_ROLE: [['ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST', 'false']],
  BLOCKED: [['ECS_AWSVPC_BLOCK_IMDS', 'true']],
}

/** The lines of ecs.config that matter, as the ECS-optimized AMI has them but for what was changed. */
function linesOf(cluster: string, config: Config): string[] {
  const lines = {
    ECS_CLUSTER: cluster,
    ...AGENT_VARIABLES,
    ...Object.fromEntries(CHANGED[config]),
  }
  return Object.entries(lines).map(([name, value]) => `${name}=${value}`)
}

const ASKED_MS = 10_000
const SEEN_MS = 120_000

function asked({ networkMode, hasTaskRole, config }: CredentialsCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { task, execution } = rolesOf(family)
  const call = { action: 's3:GetObject', resource: `arn:aws:s3:::${family}-files/prices.csv` }
  const world = { cluster, family, networkMode, hasTaskRole, config: CHANGED[config], call }
  const isFar = networkMode === null
  return {
    lab: labOf(`Whose credentials ${family} has`, draw, [
      ...[
        ...roleActs(task, 'ecs-tasks', allowing('s3:*')),
        ...roleActs(execution, 'ecs-tasks', allowing('s3:*', 'ecr:*', 'logs:*')),
        ...roleActs(INSTANCE_ROLE, 'ec2', REGISTERS, allowing('s3:*')),
        ...callingActs(world),
      ].map((each) => [0, each] as const),
      [ASKED_MS, callingTask(world)],
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `As whom does the code of a task of ${family} call Amazon S3?`,
      lead: `The task runs ${isFar ? 'on Fargate' : `on a container instance, in network mode ${networkMode}`}. Its definition names the execution role ${execution} and ${hasTaskRole ? `the task role ${task}` : 'no task role'}. The code has the AWS SDK and no keys of its own.${isFar ? '' : ` The instance has the role ${INSTANCE_ROLE}, and its agent this ecs.config:`}`,
      ...(!isFar && { code: linesOf(cluster, config) }),
      hints: [
        'Where does the SDK look for credentials, one place after the other?',
        'Who answers there in this network mode, and with which setting?',
      ],
      until: { ms: SEEN_MS },
      look: callLook(cluster, "roleArn || 'nobody'"),
      options: optionsOf(family),
      reveal: {
        text: revealOf({ networkMode, hasTaskRole, config }),
        rule: hasTaskRole && config === 'AMI' ? 'ROL-13' : 'ROL-14',
        source: 'Amazon ECS Developer Guide, Amazon ECS task IAM role, container agent configuration',
        exam: 'On EC2 a task without credentials of its own finds those of the instance.',
      },
    },
  }
}

function optionsOf(family: string): AskOf<'choice'>['options'] {
  const { task, execution } = rolesOf(family)
  return [
    {
      text: `As ${task}, the task role`,
      is: { equals: roleArn(task) },
      mistake: 'agent-setting-overlooked',
      shows: 'A task role has to be named, and somebody has to hand out its credentials.',
    },
    {
      text: `As ${execution}, the execution role`,
      is: { equals: roleArn(execution) },
      mistake: 'roles-swapped',
      shows: 'The execution role is for pulls, logs and secrets. Code is never given its credentials.',
    },
    {
      text: `As ${INSTANCE_ROLE}, the instance’s role`,
      is: { equals: roleArn(INSTANCE_ROLE) },
      mistake: 'instance-profile-does-all',
      shows:
        'Its credentials are found only where there is an instance, where it can be reached and nothing came before.',
    },
    {
      text: 'As nobody: no credentials are found',
      is: { equals: 'nobody' },
      mistake: 'credentials-taken-as-lacking',
      shows: 'There is a role whose credentials the SDK finds.',
    },
  ]
}

function revealOf({ networkMode, hasTaskRole, config }: CredentialsCase): string {
  if (networkMode === null) {
    return hasTaskRole
      ? 'Fargate hands out the credentials of the task role, with nothing to set.'
      : 'No task role is named, and on Fargate there is no instance whose credentials could be found.'
  }
  if (networkMode === 'none') {
    return 'Without a network neither the credentials of a task role nor those of the instance are reached.'
  }
  const isGiven = networkMode === 'host' ? config !== 'NO_HOST_ROLE' : config !== 'NO_ROLE'
  if (hasTaskRole && isGiven)
    return 'The agent hands out the credentials of the task role, which the SDK asks for first.'
  const why = hasTaskRole
    ? `Without ${networkMode === 'host' ? 'ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST' : 'ECS_ENABLE_TASK_IAM_ROLE'} the agent hands out none of a task role`
    : 'No task role is named'
  return networkMode === 'awsvpc' && config === 'BLOCKED'
    ? `${why}, and ECS_AWSVPC_BLOCK_IMDS keeps those of the instance from tasks in awsvpc.`
    : `${why}, so the SDK goes on to the metadata of the instance.`
}

export const appCredentials = template<CredentialsCase>({
  id: 'app-credentials',
  title: 'As whom the code of a task calls AWS',
  topic: 'roles',
  exam: ['DVA2', 'SAA1'],
  cases: CASES,
  ask: asked,
})
