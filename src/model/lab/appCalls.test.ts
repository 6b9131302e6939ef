import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { allow, role, trusting } from '../../testing/iam.ts'
import { awslogs, linesOf, logged } from '../../testing/logs.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:iam::123456789012:role/'
const TRUST_EC2 = trusting('ec2.amazonaws.com')
const OBJECT = 'arn:aws:s3:::shop/a'
const CREDENTIALS = 'Unable to locate credentials. You can configure credentials by running "aws configure".'

function calling(lab: TestLab, action = 's3:GetObject'): void {
  const calls = [{ action, resource: OBJECT, everySeconds: 30 }]
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', calls })
}

function answered(lab: TestLab, task: string): Input | undefined {
  const { calls } = lab.act('lab', 'DescribeAppCalls', { cluster: 'yard', task })
  return (calls as readonly Input[])[0]
}

function run(lab: TestLab, fields: Input = {}, more: Input = {}): string {
  register(lab, 'web', { ...fields, containerFields: { image: 'web:1', ...awslogs() } })
  const [id = ''] = runTask(lab, { taskDefinition: 'web', ...more }).ids
  lab.forward(60_000)
  return id
}

const said = (by: readonly [string, string], name = 'AccessDenied', action = 's3:GetObject') =>
  `An error occurred (${name}) when calling the ${action.split(':')[1] ?? ''} operation: User: arn:aws:sts::123456789012:assumed-role/${by.join('/')} is not authorized to perform: ${action} on resource: ${OBJECT} because no identity-based policy allows the ${action} action`

describe('ROL-13 as whom the code of a task calls AWS', () => {
  it('is the task role: a call that it may not is denied in the log, and the task stays RUNNING', () => {
    const lab = logged(yard({ instances: 1 }))
    calling(lab)
    role(lab, 'app', { may: [allow('sqs:*')] })
    const id = run(lab, { taskRoleArn: `${ARN}app` })
    expect(lab.task(id).step).toBe('running')
    expect(answered(lab, id)).toEqual({
      containerName: 'main',
      action: 's3:GetObject',
      resource: OBJECT,
      isAllowed: false,
      roleArn: `${ARN}app`,
      error: said(['app', id]),
    })
    expect(linesOf(lab, `app/main/${id}`)).toContainEqual(expect.stringContaining(`ERROR ${said(['app', id])}`))
    lab.act('iam', 'AttachRolePolicy', { RoleName: 'app', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })
    lab.forward(30_000)
    expect(answered(lab, id)).toMatchObject({ isAllowed: true })
    expect(linesOf(lab, `app/main/${id}`).at(-1)).toContain(`INFO s3:GetObject ${OBJECT}: done`)
  })

  it('without one on an instance the instance’s, with the longer name of the error of most services', () => {
    const lab = yard({ instances: 1 })
    calling(lab, 'dynamodb:GetItem')
    role(lab, 'ecsInstanceRole', { may: [allow(['ecs:*', 'ecr:*', 'logs:*'])] })
    const { ec2InstanceId = '' } = [...lab.world.instances.values()][0] ?? {}
    const id = run(lab)
    expect(answered(lab, id)).toMatchObject({
      roleArn: `${ARN}ecsInstanceRole`,
      error: said(['ecsInstanceRole', ec2InstanceId], 'AccessDeniedException', 'dynamodb:GetItem'),
    })
  })

  it('without one on Fargate and in network mode none nobody', () => {
    const lab = yard({ instances: 1 })
    calling(lab)
    expect(answered(lab, run(lab, { networkMode: 'none' }))).toMatchObject({ isAllowed: false, error: CREDENTIALS })
    registerFargate(lab, 'far', { containerFields: { image: 'web:1' } })
    const far = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
    expect(answered(lab, runTask(lab, far).ids[0] ?? '')).toMatchObject({ error: CREDENTIALS })
  })
})

describe('ROL-14 variables of ecs.config', () => {
  const set = (lab: TestLab, variable: string, value: string) => {
    const [containerInstance] = lab.world.instances.keys()
    return lab.act('lab', 'SetAgentConfig', { cluster: 'yard', containerInstance, variable, value })
  }
  const roleOf = (lab: TestLab, id: string) => answered(lab, id)?.roleArn

  it.each([
    ['bridge', 'ECS_ENABLE_TASK_IAM_ROLE'],
    ['host', 'ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST'],
  ])('in network mode %s %s gives the task its role', (networkMode, variable) => {
    const lab = yard({ instances: 1 })
    calling(lab)
    const id = run(lab, { networkMode, taskRoleArn: `${ARN}app` })
    expect(roleOf(lab, id)).toBe(`${ARN}app`)
    expect(set(lab, variable, 'false')).toEqual({ agentConfig: { [variable]: 'false' } })
    expect(roleOf(lab, id)).toBe(`${ARN}ecsInstanceRole`)
  })

  it('ECS_AWSVPC_BLOCK_IMDS keeps the instance’s role from tasks with interfaces, and from no others', () => {
    const lab = yard({ instances: 1 })
    calling(lab)
    set(lab, 'ECS_AWSVPC_BLOCK_IMDS', 'true')
    expect(roleOf(lab, run(lab))).toBe(`${ARN}ecsInstanceRole`)
    const id = run(lab, { networkMode: 'awsvpc' }, { networkConfiguration: NETWORK })
    expect(answered(lab, id)).toMatchObject({ error: CREDENTIALS })
  })

  it('the others are kept, and said to have no effect', () => {
    const lab = yard({ instances: 1 })
    const [containerInstance] = lab.world.instances.keys()
    const input = { cluster: 'yard', containerInstance, variable: 'ECS_DISABLE_PRIVILEGED', value: 'true' }
    const answer = lab.engine.execute({ atMs: lab.nowMs, service: 'lab', operation: 'SetAgentConfig', input })
    expect(answer).toMatchObject({
      withoutEffect: ['variable'],
      output: { agentConfig: { ECS_DISABLE_PRIVILEGED: 'true' } },
    })
  })
})

describe('ROL-7 an instance keeps the profile that it was started with', () => {
  it('after it has registered, too', () => {
    const lab = yard({ instances: 0 })
    lab.act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'own' })
    lab.act('iam', 'AddRoleToInstanceProfile', {
      InstanceProfileName: 'own',
      RoleName: role(lab, 'hosts', { trust: TRUST_EC2, may: [allow('*')] }).replace(ARN, ''),
    })
    lab.act('ec2', 'RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'ECS_CLUSTER=yard',
      IamInstanceProfile: { Name: 'own' },
    })
    lab.forward(180_000)
    expect([...lab.world.instances.values()]).toMatchObject([{ status: 'ACTIVE', instanceProfile: 'own' }])
  })
})
