import { describe, expect, it } from 'vitest'
import { register, runTask, yard } from '../../../testing/builders.ts'
import { allow, role, trusting } from '../../../testing/iam.ts'
import { awslogs, GROUP, linesOf, logged, runLogging, runLoggingFargate, streams } from '../../../testing/logs.ts'
import { described } from '../../../testing/pulling.ts'
import type { TestLab } from '../../../testing/testLab.ts'

const TRUST_EC2 = trusting('ec2.amazonaws.com')
const PULLS = allow(['ecr:*'])
const STREAM = allow('logs:CreateLogStream')
const PUT = allow('logs:PutLogEvents')
const CREATING = { 'awslogs-create-group': 'true', 'awslogs-group': '/ecs/new' }

const denied = (by: readonly [role: string, session: string], [action, resource]: readonly [string, string]): string =>
  `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/${by[0]}/${by[1]} is not authorized to perform: logs:${action} on resource: arn:aws:logs:us-east-1:123456789012:log-group:${resource} because no identity-based policy allows the logs:${action} action`

const FARGATE =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log '
const DOCKER =
  'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log '

function ended(lab: TestLab, id: string) {
  lab.forward(120_000)
  return described(lab, id)
}

describe('ROL-12 by which role a container logs', () => {
  it('on Fargate by the execution role: without CreateLogStream nothing starts', () => {
    const lab = yard()
    role(lab, 'exec', { may: [PULLS, allow('logs:CreateLogStream', `arn:aws:logs:*:*:log-group:${GROUP}2:*`)] })
    const id = runLoggingFargate(lab)
    expect(ended(lab, id)).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: `${FARGATE}stream: ${denied(['exec', id], ['CreateLogStream', `${GROUP}:log-stream:app/main/${id}`])}`,
    })
    expect(lab.decisions.at(-1)).toMatchObject({ kind: 'stop', rule: 'ROL-12', cause: 'failedToStart' })
    lab.act('iam', 'PutRolePolicy', {
      RoleName: 'exec',
      PolicyName: 'own',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [PULLS, STREAM, PUT] }),
    })
    expect(ended(lab, runLoggingFargate(lab)).lastStatus).toBe('RUNNING')
  })

  it('on an instance by that of the instance, and by the execution role where there is one', () => {
    const lab = logged(yard({ instances: 1 }))
    role(lab, 'ecsInstanceRole', { trust: TRUST_EC2, may: [allow('ecs:*'), PULLS] })
    const { ec2InstanceId = '' } = [...lab.world.instances.values()][0] ?? {}
    const id = runLogging(lab)
    expect(ended(lab, id)).toMatchObject({
      stoppedReason: 'Task failed to start',
      containers: [
        {
          reason: `${DOCKER}stream: ${denied(['ecsInstanceRole', ec2InstanceId], ['CreateLogStream', `${GROUP}:log-stream:app/main/${id}`])}`,
        },
      ],
    })
    lab.ecs('RegisterTaskDefinition', {
      family: 'own',
      executionRoleArn: 'arn:aws:iam::123456789012:role/other',
      containerDefinitions: [{ name: 'main', image: 'web:1', memory: 16, ...awslogs() }],
    })
    expect(ended(lab, runTask(lab, { taskDefinition: 'own' }).ids[0] ?? '').lastStatus).toBe('RUNNING')
  })

  it('asks for CreateLogGroup where the group is to be made, and for that alone', () => {
    const lab = logged(yard())
    role(lab, 'exec', { may: [PULLS, STREAM, PUT] })
    const id = runLoggingFargate(lab, CREATING)
    expect(ended(lab, id).stoppedReason).toBe(
      `${FARGATE}group: ${denied(['exec', id], ['CreateLogGroup', '/ecs/new:log-stream:'])}`,
    )
    lab.act('logs', 'CreateLogGroup', { logGroupName: '/ecs/new' })
    expect(ended(lab, runLoggingFargate(lab, CREATING)).lastStatus).toBe('RUNNING')
    expect(
      ended(lab, runLoggingFargate(lab, { ...CREATING, 'awslogs-group': '/ecs/none', 'awslogs-create-group': 'false' }))
        .stoppedReason,
    ).toContain('ResourceNotFoundException')
  })

  it('without PutLogEvents it runs, and its lines are lost', () => {
    const lab = logged(yard())
    role(lab, 'ecsInstanceRole', { trust: TRUST_EC2, may: [allow('ecs:*'), PULLS, STREAM] })
    const id = runLogging(lab)
    expect(ended(lab, id).lastStatus).toBe('RUNNING')
    expect(streams(lab)).toEqual([`app/main/${id}`])
    expect(linesOf(lab, `app/main/${id}`)).toEqual([])
  })

  it('a router of FireLens writes by the task role, never by the execution role', () => {
    const lab = logged(yard())
    role(lab, 'writer', { may: [STREAM, PUT] })
    role(lab, 'exec', { may: [PULLS, STREAM, PUT] })
    role(lab, 'idle', { may: [PULLS] })
    const routed = (family: string, taskRole: string): string => {
      register(lab, family, {
        executionRoleArn: 'arn:aws:iam::123456789012:role/exec',
        taskRoleArn: `arn:aws:iam::123456789012:role/${taskRole}`,
        containerDefinitions: [
          {
            name: 'router',
            image: 'fluent:1',
            memory: 16,
            firelensConfiguration: { type: 'fluentbit' },
          },
          {
            name: 'main',
            image: 'web:1',
            memory: 16,
            logConfiguration: {
              logDriver: 'awsfirelens',
              options: { Name: 'cloudwatch_logs', region: 'us-east-1', log_group_name: GROUP },
            },
          },
        ],
      })
      const [id = ''] = runTask(lab, { taskDefinition: family }).ids
      lab.forward(60_000)
      return `main-firelens-${id}`
    }
    expect(linesOf(lab, routed('may', 'writer'))).not.toEqual([])
    const lost = routed('not', 'idle')
    expect(lab.world.logStreams.has(`${GROUP}:${lost}`)).toBe(false)
  })
})
