import { describe, expect, it } from 'vitest'
import { allow, deny, role } from '../../testing/iam.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'
import type { CommandService } from '../api/command.ts'
import { operationsOf } from '../api/operations.ts'
import { permissionOf } from './permissions.ts'

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

  it('is refused where the lab does not know who may what', () => {
    expect(said(lab(allow('*')), 'lab AddContainerInstances', { instanceType: 'm5.large' })).toBe(
      'InvalidParameterException: Invalid parameter as: the lab does not know who may lab AddContainerInstances yet.',
    )
  })

  it('every operation of ECS says what it is about', () => {
    for (const operation of operationsOf('ecs')) {
      expect(permissionOf('ecs', operation)?.action).toBe(`ecs:${operation}`)
      expect(permissionOf('ecs', operation)?.resources).toBeTypeOf('function')
    }
    expect(permissionOf('lab', 'SetLoad')).toBeNull()
  })
})
