import { Random } from '../base/random.ts'
import type { Act } from '../model/api/command.ts'
import type { World } from '../model/world/world.ts'
import { allow, deny, policy, trusting } from './iam.ts'
import { NETWORK } from './builders.ts'
import { act } from './randomCommands.ts'

const ARN = 'arn:aws:iam::123456789012:role/'
const GROUP = '/ecs/web'
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/db'
const CLUSTER = { cluster: 'yard' } as const
/** What a task of such a life needs to start, each taken away and given back alone. */
const NEEDED = ['secretsmanager:GetSecretValue', 'ssm:GetParameters', 'logs:*', 'ecr:*', 'kms:Decrypt'] as const
const TRUSTS = ['ecs-tasks.amazonaws.com', 'ecs.amazonaws.com'] as const
const AGENT = 'ecs:RegisterContainerInstance'

/** Roles, secrets and log groups that come, change and go under tasks that start; each value is another. */
export class RandomRoles {
  readonly #random: Random
  #values = 0

  constructor(seed: number) {
    this.#random = Random.fromSeed(seed + 55_555)
  }

  setUp(): readonly Act[] {
    return [
      act('ecs', 'CreateCluster', { clusterName: 'yard' }),
      act('lab', 'AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count: 1 }),
      act('iam', 'CreateRole', { RoleName: 'exec', AssumeRolePolicyDocument: trusting('ecs-tasks.amazonaws.com') }),
      this.#permits('exec', allow([...NEEDED])),
      act('iam', 'CreateRole', { RoleName: 'agent', AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') }),
      act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'agents' }),
      act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'agents', RoleName: 'agent' }),
      act('iam', 'CreateUser', { UserName: 'ann' }),
      act('secretsmanager', 'CreateSecret', { Name: 'shop/db', SecretString: this.#value(), KmsKeyId: 'alias/shop' }),
      this.#putsParameter(),
      act('logs', 'CreateLogGroup', { logGroupName: GROUP }),
      ...[false, true].map((isFar) => registers(isFar)),
      act('ecs', 'CreateService', { ...CLUSTER, serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }),
    ]
  }

  next(world: World): Act {
    const draws: readonly (() => Act)[] = [
      () => this.#permits('exec', allow(NEEDED.filter(() => this.#random.between(1, 6) > 1))),
      () => this.#permits('exec', allow('*'), ...(this.#isRare() ? [deny(this.#pick(NEEDED))] : [])),
      () => this.#permits('agent', allow(['ecs:DiscoverPollEndpoint', ...(this.#isRare() ? [] : [AGENT])])),
      () => this.#trusts('exec', this.#isRare() ? TRUSTS[1] : TRUSTS[0]),
      () => this.#trusts('agent', this.#isRare() ? TRUSTS[0] : 'ec2.amazonaws.com'),
      () => act('logs', this.#isRare() ? 'DeleteLogGroup' : 'CreateLogGroup', { logGroupName: GROUP }),
      () => act('secretsmanager', 'PutSecretValue', { SecretId: SECRET, SecretString: this.#value() }),
      () => act('secretsmanager', this.#isRare() ? 'DeleteSecret' : 'RestoreSecret', { SecretId: SECRET }),
      () => (this.#isRare() ? act('ssm', 'DeleteParameter', { Name: '/shop/key' }) : this.#putsParameter()),
      () => act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', forceNewDeployment: true }),
      () => this.#asAnn(world),
      () => this.#runsFar(),
      () => this.#runsFar(),
      () => this.#runsInstance(world),
    ]
    return this.#pick(draws)()
  }

  /** A role or user may this and nothing else. */
  #permits(RoleName: string, ...statements: readonly object[]): Act {
    return act('iam', 'PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument: policy(...statements) })
  }

  #trusts(RoleName: string, service: string): Act {
    return act('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trusting(service) })
  }

  #putsParameter(): Act {
    return act('ssm', 'PutParameter', {
      Name: '/shop/key',
      Type: 'SecureString',
      Value: this.#value(),
      Overwrite: true,
    })
  }

  #asAnn({ tasks }: World): Act {
    if (this.#random.between(1, 2) === 1) {
      const PolicyDocument = policy(allow(this.#pick(['ecs:*', 'ecs:StopTask', 'iam:*'])))
      return act('iam', 'PutUserPolicy', { UserName: 'ann', PolicyName: 'own', PolicyDocument })
    }
    const task = [...tasks.keys()].at(-1) ?? 'none'
    return { ...act('ecs', 'StopTask', { ...CLUSTER, task }), as: 'arn:aws:iam::123456789012:user/ann' }
  }

  #runsFar(): Act {
    return act('ecs', 'RunTask', {
      ...CLUSTER,
      taskDefinition: 'far',
      launchType: 'FARGATE',
      networkConfiguration: NETWORK,
    })
  }

  /** Of few at a time: what is too much is terminated. */
  #runsInstance({ instances }: World): Act {
    const own = [...instances.values()].filter(({ instanceProfile }) => instanceProfile === 'agents')
    const [oldest] = own
    if (oldest !== undefined && own.length > 1)
      return act('ec2', 'TerminateInstances', { InstanceIds: [oldest.ec2InstanceId] })
    return act('ec2', 'RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'ECS_CLUSTER=yard',
      IamInstanceProfile: { Name: 'agents' },
    })
  }

  #value(): string {
    this.#values += 1
    return JSON.stringify({ password: `correct-horse-${String(this.#values)}` })
  }

  #isRare(): boolean {
    return this.#random.between(1, 4) === 1
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#random.between(0, from.length - 1)] as T
  }
}

function registers(isFar: boolean): Act {
  const main = {
    name: 'main',
    image: 'nginx:1',
    memory: 128,
    secrets: [
      { name: 'DB', valueFrom: SECRET },
      { name: 'KEY', valueFrom: '/shop/key' },
    ],
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': GROUP, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'app' },
    },
  }
  return act('ecs', 'RegisterTaskDefinition', {
    family: isFar ? 'far' : 'web',
    executionRoleArn: `${ARN}exec`,
    containerDefinitions: [main],
    ...(isFar && { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' }),
  })
}
