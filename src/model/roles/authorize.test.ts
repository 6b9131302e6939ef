import { describe, expect, it } from 'vitest'
import { allow, deny, role } from '../../testing/iam.ts'
import { codeDeployed, deploy } from '../../testing/codeDeploys.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'
import type { CommandService } from '../api/command.ts'
import { autoScalingGroupArn } from '../api/arns.ts'

const ARN = 'arn:aws:iam::123456789012:role/deployer'
const USER = 'arn:aws:sts::123456789012:assumed-role/deployer/learner'
const YARD = 'arn:aws:ecs:us-east-1:123456789012:cluster/yard'
const EXECUTION = 'arn:aws:iam::123456789012:role/exec'
const DEFINITION = {
  family: 'web',
  executionRoleArn: EXECUTION,
  containerDefinitions: [{ name: 'main', image: 'web:1', memory: 64 }],
}

/** A cluster with an instance and a definition with an execution role, and a deployer who may this. */
function lab(...may: readonly object[]): TestLab {
  const made = new TestLab()
  made.act('ecs', 'CreateCluster', { clusterName: 'yard' })
  made.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large' })
  made.act('ecs', 'RegisterTaskDefinition', DEFINITION)
  role(made, 'deployer', { may })
  return made
}

/** What is said to the deployer: `accepted`, or the refusal. */
function said(on: TestLab, name: `${CommandService} ${string}`, ...[input, as = ARN]: [Input, string?]): string {
  const [service, operation] = name.split(' ') as [CommandService, string]
  const answer = on.engine.execute({ atMs: on.nowMs, service, operation, input, as })
  return 'error' in answer ? `${answer.error.name}: ${answer.error.message}` : 'accepted'
}

const refusal = (action: string, resource: string, name = 'AccessDeniedException') =>
  `${name}: User: ${USER} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`

const of = (prefix: string, error: string, before = '') => ({
  prefix,
  error,
  before,
  arn: `arn:aws:${prefix}:us-east-1:123456789012:`,
})
const query = (prefix: string) => of(prefix, 'AccessDenied')
const json = (prefix: string) => of(prefix, 'AccessDeniedException')
const ELB = query('elasticloadbalancing')
const EC2 = of('ec2', 'UnauthorizedOperation', 'You are not authorized to perform this operation. ')

const RUN = { cluster: 'yard', taskDefinition: 'web' }
const WEB = 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1'

describe('ROL-8 who gives a command', () => {
  it.each([
    ['ecs DescribeClusters', { clusters: ['yard'] }, 'ecs:DescribeClusters', YARD],
    ['ecs DeleteCluster', { cluster: YARD }, 'ecs:DeleteCluster', YARD],
    ['ecs CreateCluster', {}, 'ecs:CreateCluster', '*'],
    ['ecs RunTask', RUN, 'ecs:RunTask', WEB],
    [
      'ecs UpdateService',
      { cluster: 'yard', service: 'web', desiredCount: 1 },
      'ecs:UpdateService',
      YARD.replace('cluster/yard', 'service/yard/web'),
    ],
    [
      'ecr CreateRepository',
      { repositoryName: 'shop' },
      'ecr:CreateRepository',
      'arn:aws:ecr:us-east-1:123456789012:repository/shop',
    ],
    ['ecr GetAuthorizationToken', {}, 'ecr:GetAuthorizationToken', '*'],
  ] as const)('%s is refused without its permission', (...[name, input, action, resource]) => {
    const on = lab()
    const before = on.engine.hash
    expect(said(on, name, input)).toBe(refusal(action, resource))
    expect(on.engine.hash).toBe(before)
    expect(said(lab(allow(action, resource), allow('iam:PassRole')), name, input)).not.toContain('authorized')
  })

  it('of IAM the same has IAM’s name', () => {
    expect(said(lab(), 'iam GetRole', { RoleName: 'deployer' })).toBe(refusal('iam:GetRole', ARN, 'AccessDenied'))
    expect(said(lab(allow('iam:*')), 'iam GetRole', { RoleName: 'deployer' })).toBe('accepted')
  })

  it('roles that are handed on need iam:PassRole, to the service that gets them', () => {
    const passed = refusal('iam:PassRole', EXECUTION)
    const other = { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }
    const tasks = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }
    const ecs = allow('ecs:*')
    expect(said(lab(ecs), 'ecs RegisterTaskDefinition', DEFINITION)).toBe(passed)
    expect(said(lab(ecs), 'ecs RunTask', RUN)).toBe(passed)
    expect(said(lab(ecs, allow('iam:PassRole', '*', other)), 'ecs RunTask', RUN)).toBe(passed)
    expect(said(lab(ecs, allow('iam:PassRole', EXECUTION, tasks)), 'ecs RunTask', RUN)).toBe('accepted')
    const overridden = { ...RUN, overrides: { taskRoleArn: `${EXECUTION}2` } }
    expect(said(lab(ecs, allow('iam:PassRole', EXECUTION)), 'ecs RunTask', overridden)).toBe(
      refusal('iam:PassRole', `${EXECUTION}2`),
    )
  })

  it('a condition on the cluster holds for commands in it', () => {
    const may = (cluster: string) => allow('ecs:RunTask', '*', { Condition: { ArnEquals: { 'ecs:cluster': cluster } } })
    expect(said(lab(may(YARD), allow('iam:*')), 'ecs RunTask', RUN)).toBe('accepted')
    expect(said(lab(may(`${YARD}2`), allow('iam:*')), 'ecs RunTask', RUN)).toBe(refusal('ecs:RunTask', WEB))
  })

  it('is an administrator where nobody is named, and whoever nothing was said of', () => {
    const on = lab(deny('*'))
    on.act('ecs', 'DescribeClusters', {})
    expect(said(on, 'ecs CreateCluster', { clusterName: 'other' }, `${ARN}2`)).toBe('accepted')
    expect(said(on, 'ecs CreateCluster', {})).toContain('with an explicit deny in an identity-based policy')
  })

  it('is nobody who was deleted, of another account, or of no form', () => {
    const on = lab()
    on.act('iam', 'CreateUser', { UserName: 'ann' })
    on.act('iam', 'DeleteUser', { UserName: 'ann' })
    expect(said(on, 'ecs ListClusters', {}, 'arn:aws:iam::123456789012:user/ann')).toBe(
      'UnrecognizedClientException: The security token included in the request is invalid.',
    )
    expect(said(on, 'ecs ListClusters', {}, 'ann')).toContain('it is the ARN of a user or a role')
    expect(said(on, 'ecs ListClusters', {}, 'arn:aws:iam::999999999999:user/ann')).toContain('of account 123456789012')
  })

  it('is refused of what is no service of AWS', () => {
    expect(said(lab(allow('*')), 'lab AddContainerInstances', { instanceType: 'm5.large' })).toBe(
      'InvalidParameterException: Invalid parameter as: lab is no service of AWS, so nobody has permissions for it.',
    )
  })
})

describe('ROL-8 who gives a command to the services around ECS', () => {
  it('is asked for the group of a deployment that is there', () => {
    const { lab: on } = codeDeployed()
    role(on, 'deployer', { may: [allow('codedeploy:List*')] })
    const deploymentId = deploy(on)
    const group = on.world.codeDeployments.get(deploymentId)?.group
    expect(said(on, 'codedeploy GetDeployment', { deploymentId })).toContain(
      `deploymentgroup:${String(group?.applicationName)}/${String(group?.name)}`,
    )
  })

  it.each([
    ['elbv2 CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-1'] }, ELB, 'loadbalancer/app/front/*'],
    ['elbv2 CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80 }, ELB, 'targetgroup/web/*'],
    ['elbv2 DeleteListener', { ListenerArn: `${ELB.arn}listener/app/front/1/2` }, ELB, 'listener/app/front/1/2'],
    ['elbv2 SetRulePriorities', { RulePriorities: [{ RuleArn: `${ELB.arn}rule/1`, Priority: 1 }] }, ELB, 'rule/1'],
    ['elbv2 DescribeTargetHealth', { TargetGroupArn: `${ELB.arn}targetgroup/web/1` }, ELB, null],
    ['elb DeleteLoadBalancer', { LoadBalancerName: 'old' }, ELB, 'loadbalancer/old'],
    [
      'autoscaling SetDesiredCapacity',
      { AutoScalingGroupName: 'g', DesiredCapacity: 2 },
      query('autoscaling'),
      autoScalingGroupArn('g').split(':').slice(5).join(':'),
    ],
    ['autoscaling DescribeAutoScalingGroups', {}, query('autoscaling'), null],
    ['cloudwatch DeleteAlarms', { AlarmNames: ['low'] }, query('cloudwatch'), 'alarm:low'],
    ['cloudwatch DescribeAlarms', {}, query('cloudwatch'), 'alarm:*'],
    ['cloudwatch ListMetrics', {}, query('cloudwatch'), null],
    [
      'application-autoscaling DeregisterScalableTarget',
      { ServiceNamespace: 'ecs', ResourceId: 'service/yard/web', ScalableDimension: 'ecs:service:DesiredCount' },
      json('application-autoscaling'),
      'scalable-target/*',
    ],
    ['codedeploy CreateApplication', { applicationName: 'a' }, json('codedeploy'), 'application:a'],
    [
      'codedeploy GetDeploymentGroup',
      { applicationName: 'a', deploymentGroupName: 'g' },
      json('codedeploy'),
      'deploymentgroup:a/g',
    ],
    ['codedeploy GetDeployment', { deploymentId: 'd-AAAAAAAAA' }, json('codedeploy'), 'deploymentgroup:*'],
    ['ec2 TerminateInstances', { InstanceIds: ['i-0123456789abcdef0'] }, EC2, 'instance/i-0123456789abcdef0'],
    ['ec2 RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 }, EC2, 'instance/*'],
    ['ec2 DescribeSecurityGroups', { GroupIds: ['sg-1'] }, EC2, null],
  ] as const)(
    '%s is refused in the words of its service',
    (...[name, input, { arn, prefix, error, before }, resource]) => {
      const on = lab()
      const action = `${prefix}:${name.split(' ')[1] ?? ''}`
      const whole = resource === null ? '*' : `${arn}${resource}`
      const told = refusal(action, whole, 'x').replace('x: ', `${error}: ${before}`)
      expect(said(on, name, input)).toBe(told)
      expect(said(lab(allow(action, whole)), name, input)).not.toContain('authorized')
    },
  )

  it('of a public repository the ARN has no Region', () => {
    expect(said(lab(), 'ecr-public CreateRepository', { repositoryName: 'shop' })).toBe(
      refusal('ecr-public:CreateRepository', 'arn:aws:ecr-public::123456789012:repository/shop'),
    )
  })

  it('who was deleted is nobody to each service in its words', () => {
    const on = lab()
    on.act('iam', 'CreateUser', { UserName: 'ann' })
    on.act('iam', 'DeleteUser', { UserName: 'ann' })
    const ann = 'arn:aws:iam::123456789012:user/ann'
    const token = 'The security token included in the request is invalid.'
    expect(said(on, 'elbv2 DescribeLoadBalancers', {}, ann)).toBe(`InvalidClientTokenId: ${token}`)
    expect(said(on, 'iam ListRoles', {}, ann)).toBe(`InvalidClientTokenId: ${token}`)
    expect(said(on, 'codedeploy ListApplications', {}, ann)).toBe(`UnrecognizedClientException: ${token}`)
    expect(said(on, 'ec2 DescribeSubnets', {}, ann)).toBe(
      'AuthFailure: AWS was not able to validate the provided access credentials',
    )
  })

  it.each([
    [
      'ec2 RunInstances',
      { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: 'exec' } },
      'UnauthorizedOperation: You are not authorized to perform this operation. ',
    ],
    [
      'application-autoscaling RegisterScalableTarget',
      {
        ServiceNamespace: 'ecs',
        ResourceId: 'service/yard/web',
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity: 1,
        MaxCapacity: 2,
        RoleARN: EXECUTION,
      },
      'AccessDeniedException: ',
    ],
  ] as const)('%s hands a role on too', (...[name, input, before]) => {
    const [service = ''] = name.split(' ')
    const all = allow([`${service}:*`, 'ec2:*'])
    expect(said(lab(all), name, input)).toBe(`${before}${refusal('iam:PassRole', EXECUTION, 'x').slice(3)}`)
    const to = { Condition: { StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } } }
    expect(said(lab(all, allow('iam:PassRole', EXECUTION, to)), name, input)).not.toContain('authorized')
  })
})
