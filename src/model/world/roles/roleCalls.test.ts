import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { allow, deny, role, trusting } from '../../../testing/iam.ts'
import { yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { agentCalls, appCalls, startingCalls, type AskedCall } from './roleCalls.ts'

const SHOP = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1'
const IN_SHOP = 'arn:aws:ecr:us-east-1:123456789012:repository/shop'

/** A task with two images of one registry and a log, by an execution role that may this. */
function withTask(...may: readonly object[]): TestLab {
  const lab = yard({ instances: 1 })
  const executionRoleArn = role(lab, 'starter', { may })
  const logConfiguration = {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'app' },
  }
  lab.act('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    executionRoleArn,
    containerDefinitions: [
      { name: 'main', image: SHOP, cpu: 16, memory: 16, logConfiguration },
      { name: 'side', image: SHOP, cpu: 16, memory: 16 },
    ],
  })
  lab.act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' })
  lab.forward(3_000)
  return lab
}

function said(calls: readonly AskedCall[]): readonly string[] {
  return calls.map(({ action, access }) => `${action} ${access?.isAllowed === true ? 'allowed' : 'denied'}`)
}

function task(lab: TestLab) {
  return must([...lab.world.tasks.values()].at(-1), 'a task')
}

describe('ROL-11 what is called to start a task', () => {
  it('is a token once, each repository, and the log, with the statement that decided', () => {
    const lab = withTask(allow(['ecr:GetAuthorizationToken', 'logs:*']), deny('ecr:BatchGetImage', IN_SHOP))
    const calls = startingCalls(lab.world, task(lab))
    expect(said(calls)).toEqual([
      'ecr:GetAuthorizationToken allowed',
      'ecr:BatchGetImage denied',
      'ecr:GetDownloadUrlForLayer denied',
      'logs:CreateLogStream allowed',
      'logs:PutLogEvents allowed',
    ])
    expect(calls.map(({ access }) => access?.by?.index ?? null)).toEqual([0, 1, null, 0, 0])
    expect(said(appCalls(lab.world, task(lab)))).toEqual([])
  })

  it('says of a call that it is denied as the task is that fails for it', () => {
    const lab = withTask(allow('logs:*'))
    lab.forward(300_000)
    expect(said(startingCalls(lab.world, task(lab)))[0]).toBe('ecr:GetAuthorizationToken denied')
    // Also where nothing was said of the registry: it is the role that was told.
    expect(lab.world.pulls.get(task(lab).id)?.containers[0]?.failure?.reason).toContain('ecr:GetAuthorizationToken')
  })
})

describe('SEC-8 what is fetched for a task', () => {
  it('is asked of its execution role, and of nobody where an instance has a role and the definition names none', () => {
    const lab = yard({ instances: 1 })
    const executionRoleArn = role(lab, 'starter', { may: [allow('ssm:GetParameters', '*')] })
    const main = {
      name: 'main',
      image: 'nginx:1',
      cpu: 16,
      memory: 16,
      secrets: [{ name: 'A', valueFrom: '/shop/a' }],
      environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::shop/web.env' }],
    }
    const secret = { name: 'B', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:user::' }
    const containerDefinitions = [{ ...main, secrets: [...main.secrets, secret] }]
    lab.act('ecs', 'RegisterTaskDefinition', { family: 'web', executionRoleArn, containerDefinitions })
    lab.act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' })
    expect(said(startingCalls(lab.world, task(lab)))).toEqual([
      'ssm:GetParameters allowed',
      'secretsmanager:GetSecretValue denied',
      's3:GetBucketLocation denied',
      's3:GetObject denied',
    ])
    // With secrets ECS refuses a definition without an execution role; with files it takes one.
    const withFiles = [{ ...main, secrets: [] }]
    lab.act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: withFiles })
    lab.act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' })
    expect(startingCalls(lab.world, task(lab)).map(({ access }) => access)).toEqual([null, null])
  })
})

describe('SEC-8 the keys of what is fetched', () => {
  const fetched = (keys: readonly (string | undefined)[]) => {
    const lab = yard({ instances: 1 })
    const executionRoleArn = role(lab, 'starter', { may: [allow(['ssm:*', 'secretsmanager:*'])] })
    const [parameterKey, secretKey] = keys
    lab.act('ssm', 'PutParameter', {
      Name: '/a',
      Value: '1',
      Type: 'SecureString',
      ...(parameterKey !== undefined && { KeyId: parameterKey }),
    })
    const { ARN } = lab.act('secretsmanager', 'CreateSecret', {
      Name: 'b',
      SecretString: '2',
      ...(secretKey !== undefined && { KmsKeyId: secretKey }),
    })
    const secrets = [
      { name: 'A', valueFrom: '/a' },
      { name: 'B', valueFrom: ARN },
    ]
    lab.act('ecs', 'RegisterTaskDefinition', {
      family: 'web',
      executionRoleArn,
      containerDefinitions: [{ name: 'main', image: 'nginx:1', memory: 16, secrets }],
    })
    lab.act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' })
    return startingCalls(lab.world, task(lab)).filter(({ action }) => action.startsWith('kms:'))
  }

  it('are asked for where they are one’s own, each once', () => {
    expect(fetched([undefined, undefined])).toEqual([])
    expect(fetched(['alias/mine', '0a1b']).map(({ resource, access }) => [resource, access?.isAllowed])).toEqual([
      ['arn:aws:kms:us-east-1:123456789012:alias/mine', false],
      ['arn:aws:kms:us-east-1:123456789012:key/0a1b', false],
    ])
    expect(fetched(['alias/mine', 'alias/mine'])).toHaveLength(1)
  })
})

describe('ROL-13 what the code of a task calls', () => {
  it('is asked of its task role, while the task runs on', () => {
    const lab = yard({ instances: 1 })
    const taskRoleArn = role(lab, 'app', { may: [allow('sqs:*')] })
    const calls = ['s3:GetObject', 'sqs:SendMessage'].map((action) => ({ action, resource: '*', everySeconds: 30 }))
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', calls })
    const containerDefinitions = [{ name: 'main', image: 'web:1', cpu: 16, memory: 16 }]
    lab.act('ecs', 'RegisterTaskDefinition', { family: 'web', taskRoleArn, containerDefinitions })
    lab.act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' })
    lab.forward(60_000)
    expect(task(lab).step).toBe('running')
    expect(said(appCalls(lab.world, task(lab)))).toEqual(['s3:GetObject denied', 'sqs:SendMessage allowed'])
  })
})

describe('ROL-7 what an agent calls', () => {
  const may = [allow(['ecs:DiscoverPollEndpoint', 'ecs:RegisterContainerInstance'])]
  const first = (lab: TestLab) => must([...lab.world.instances.values()][0], 'an instance')

  it('is asked of the role of its profile, which EC2 has to be let assume', () => {
    const lab = yard({ instances: 1 })
    role(lab, 'ecsInstanceRole', { may, trust: trusting('ec2.amazonaws.com') })
    expect(said(agentCalls(lab.world, first(lab)))).toEqual([
      'ecs:DiscoverPollEndpoint allowed',
      'ecs:RegisterContainerInstance allowed',
    ])
    lab.act('iam', 'UpdateAssumeRolePolicy', {
      RoleName: 'ecsInstanceRole',
      PolicyDocument: trusting('ecs-tasks.amazonaws.com'),
    })
    expect(agentCalls(lab.world, first(lab)).map(({ access }) => access)).toEqual([null, null])
  })
})
