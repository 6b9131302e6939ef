import { describe, expect, it } from 'vitest'
import { TestLab, type Input } from '../testLab.ts'
import definitions from './publicDefinitions.json' with { type: 'json' }

/** A definition that somebody published, what AWS makes of it, and by what that is known. */
interface Published {
  /** Where it stands. */
  readonly from: string
  /** What it could run on, or the text with which ECS or AWS's client refuses it. */
  readonly answer: string
  readonly because: string
}

/** Fargate takes awsvpc alone (guide, fargate-tasks-services); answers in public logs have these two of other modes. */
const NOT_AWSVPC = 'EXTERNAL EC2'
const DEFAULT_MODE = 'no networkMode: bridge on Linux (api, RegisterTaskDefinition), which Fargate does not take'
const LOG_ROLE = {
  answer: 'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  because: 'it asks for FARGATE, logs by awslogs and names no execution role (guide, task_execution_IAM_role)',
} as const

const GUIDE = 'ECS developer guide'
const CONTAINERS = 'aws-samples/aws-containers-task-definitions'
const FIRELENS = 'aws-samples/amazon-ecs-firelens-examples'

const PUBLISHED: Readonly<Record<string, Published>> = {
  ConsulServer: { from: CONTAINERS, answer: NOT_AWSVPC, because: 'networkMode host' },
  'consul-host': { from: CONTAINERS, answer: NOT_AWSVPC, because: 'networkMode host, with labels' },
  nginx_ec2: {
    from: CONTAINERS,
    answer: NOT_AWSVPC,
    because: 'networkMode bridge; awslogs needs no role on instances',
  },
  nginx_fargate: { from: CONTAINERS, ...LOG_ROLE },
  tomcat_fargate: { from: CONTAINERS, ...LOG_ROLE },
  tomcat_ec2: {
    from: CONTAINERS,
    answer: 'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    because: 'awsvpc with hostPort 80 to containerPort 8080 (api, PortMapping; text in amazon-ecs-cli#1014)',
  },
  gpu: { from: `${GUIDE}, ecs-gpu`, answer: NOT_AWSVPC, because: `${DEFAULT_MODE}, nor GPUs` },
  efs: {
    from: `${GUIDE}, tutorial-efs-volumes`,
    answer: NOT_AWSVPC,
    because: `${DEFAULT_MODE}; transit encryption is not asked of IAM, so no task role is needed`,
  },
  firelens: {
    from: `${GUIDE}, firelens-example-taskdefs`,
    answer: NOT_AWSVPC,
    because: `${DEFAULT_MODE}; memoryReservation alone is memory enough (api, ContainerDefinition)`,
  },
  secrets: {
    from: `${GUIDE}, specifying-sensitive-data-tutorial`,
    answer: NOT_AWSVPC,
    because: `${DEFAULT_MODE}; its secrets have the execution role that they need`,
  },
  'app-mesh': {
    from: `${GUIDE}, example_task_definitions`,
    answer: "Invalid setting for container 'gate'. At least one of 'memory' or 'memoryReservation' must be specified.",
    because: 'no memory stands anywhere: AWS refuses its own sample (boto/boto3#2436)',
  },
  'windows-ec2': {
    from: `${GUIDE}, ECS_Windows_getting_started`,
    answer: NOT_AWSVPC,
    because: 'no networkMode; nothing but its command says Windows, which ECS does not read',
  },
  'windows-fargate': {
    from: `${GUIDE}, example_task_definitions`,
    answer: 'EC2 FARGATE',
    because: '2 vCPU with 4 GB and a role to log by; Managed Instances run no Windows (guide, ManagedInstances)',
  },
  external: {
    from: `${GUIDE}, ecs-anywhere-runtask`,
    answer: 'Invalid parameter requiresCompatibilities[0]: the lab has no external instances yet.',
    because: 'ECS takes it; the lab says what it lacks, and never that AWS refuses it (DEF-5)',
  },
  webapp: {
    from: 'aws-samples/aws-microservices-deploy-options',
    answer: 'Invalid type for parameter containerDefinitions[0].cpu, value: "256", valid types: integer',
    because: 'numbers are written as texts, which AWS’s client refuses (aws-containers-task-definitions#3)',
  },
  logstash: {
    from: FIRELENS,
    answer: 'Invalid type for parameter containerDefinitions[1].portMappings, value: {"ContainerPort":443',
    because: 'one object, in CloudFormation’s capitals, stands where a list belongs (API-6)',
  },
  entrypoint: {
    from: FIRELENS,
    answer: 'Unknown parameter in containerDefinitions[1]: "entrypoint", must be one of: name, image',
    because: 'AWS’s client knows entryPoint alone (API-6)',
  },
  plain: {
    from: 'kayac/ecspresso, td-plain.json',
    answer: 'Unknown parameter in input: "status", must be one of: family',
    because: 'status and revision are ECS’s to set (DEF-11)',
  },
  'agent-sidecar': {
    from: 'inokappa/oreno-terraform-ecs',
    answer: NOT_AWSVPC,
    because: `${DEFAULT_MODE}; volumes of the host are an instance’s own`,
  },
}

function answerTo(input: Input): string {
  const lab = new TestLab()
  const answer = lab.engine.execute({ atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input })
  if ('error' in answer) return answer.error.message
  return [...lab.world.taskDefinitions.values()].flatMap((one) => one.compatibilities).join(' ')
}

describe('DEF-4 definitions that people published, of AWS’s samples and guide among them, are answered as AWS does', () => {
  const rows = definitions.map(({ name, definition }) => ({ name, definition, ...PUBLISHED[name] }))

  it.each(rows)('$name of $from: $because', ({ definition, answer = '' }) => {
    const said = answerTo(definition as Input)
    // Of what a client says the rest goes on as long as the input does.
    const isCut = answer.startsWith('Unknown parameter') || answer.startsWith('Invalid type')
    expect(isCut ? said.slice(0, answer.length) : said).toBe(answer)
  })

  it('each has its answer', () => {
    expect(definitions.map(({ name }) => name).toSorted()).toEqual(Object.keys(PUBLISHED).toSorted())
  })
})
