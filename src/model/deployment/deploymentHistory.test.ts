import { describe, expect, it } from 'vitest'
import {
  createService,
  NETWORK,
  percents,
  register,
  registerFargate,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'

interface Brief {
  readonly serviceDeploymentArn: string
  readonly targetServiceRevisionArn: string
  readonly status: string
  readonly createdAt: number
  readonly startedAt?: number
  readonly finishedAt?: number
}

function listed(lab: TestLab, input: Input = {}): readonly Brief[] {
  return lab.ecs('ListServiceDeployments', { service: 'web', ...input }).serviceDeployments as readonly Brief[]
}

function statuses(lab: TestLab, input: Input = {}): readonly string[] {
  return listed(lab, input).map(({ status }) => status)
}

function described(lab: TestLab, { serviceDeploymentArn }: Pick<Brief, 'serviceDeploymentArn'>): Input {
  const { serviceDeployments } = lab.ecs('DescribeServiceDeployments', {
    serviceDeploymentArns: [serviceDeploymentArn],
  })
  return (serviceDeployments as readonly Input[])[0] ?? {}
}

describe('DEP-13 the deployments of a service', () => {
  it('are PENDING until the scheduler looks, then IN_PROGRESS, and SUCCESSFUL when the deployment is COMPLETED', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    expect(statuses(lab)).toEqual(['PENDING'])
    lab.forward(1_000)
    expect(statuses(lab)).toEqual(['IN_PROGRESS'])
    const [going] = listed(lab)
    expect([going?.createdAt, going?.startedAt, going?.finishedAt]).toEqual([1_767_225_600, 1_767_225_601, undefined])
    while (lab.service().deployments[0]?.rolloutState !== 'COMPLETED') lab.forward(1)
    const [done] = listed(lab)
    expect([done?.status, done?.finishedAt]).toEqual(['SUCCESSFUL', 1_767_225_600 + lab.nowMs / 1_000])
    // What happens after it was done is no part of it.
    updateService(lab, { desiredCount: 1 })
    lab.forward(60_000)
    expect(listed(lab)).toEqual([done])
  })

  it('that another replaces has STOPPED at that time; the newest comes first', () => {
    const lab = steadyYard()
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(5_000)
    updateService(lab, { forceNewDeployment: true })
    expect(statuses(lab)).toEqual(['PENDING', 'STOPPED', 'SUCCESSFUL'])
    const [newest, stopped] = listed(lab)
    expect(stopped?.finishedAt).toBe(newest?.createdAt)
  })

  it('has the id of its deployment as the id of its service revision, and its own', () => {
    const lab = steadyYard()
    const [deployment] = lab.service().deployments
    const [one] = listed(lab)
    expect(one?.targetServiceRevisionArn).toBe(`${ARN}:service-revision/yard/web/${deployment?.id.slice(8) ?? ''}`)
    expect(one?.serviceDeploymentArn).toMatch(new RegExp(`^${ARN}:service-deployment/yard/web/[A-Za-z0-9_-]{21}$`))
  })

  it('tell live counts of both sides while they go on, and those of their end after', () => {
    const lab = steadyYard({ service: { desiredCount: 4, ...percents(50, 100) } })
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(3_000)
    const [going] = listed(lab)
    if (going === undefined) throw new Error('no deployment')
    const told = () => {
      const { sourceServiceRevisions: sources, targetServiceRevision: target } = described(lab, going)
      return [target, ...(sources as readonly Input[])].map((one) => {
        const { requestedTaskCount, runningTaskCount, pendingTaskCount } = one as Input
        return [requestedTaskCount, runningTaskCount, pendingTaskCount]
      })
    }
    expect(told()).toEqual([
      [4, 0, 0],
      [2, 2, 0],
    ])
    while (!lab.service().isSteady) lab.forward(1_000)
    const atEnd = [
      [4, 4, 0],
      [0, 0, 0],
    ]
    expect(told()).toEqual(atEnd)
    updateService(lab, { desiredCount: 1, ...percents(0, 200) })
    lab.forward(60_000)
    expect(told()).toEqual(atEnd)
    expect(described(lab, going)).toMatchObject({
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
      deploymentCircuitBreaker: { status: 'DISABLED', failureCount: 0 },
      alarms: { status: 'DISABLED' },
    })
  })
})

describe('DEP-13 their circuit breaker, lists and revisions', () => {
  it('says of a circuit breaker that is on that it watched, with ECS’s threshold', () => {
    const lab = yard()
    register(lab)
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }
    createService(lab, { desiredCount: 9, deploymentConfiguration: breaker })
    lab.forward(2_000)
    const told = () => described(lab, listed(lab)[0] ?? { serviceDeploymentArn: '' }).deploymentCircuitBreaker
    expect(told()).toEqual({ status: 'MONITORING', failureCount: 0, threshold: 5 })
    lab.forward(100_000)
    expect(told()).toEqual({ status: 'MONITORING_COMPLETE', failureCount: 0, threshold: 5 })
  })

  it('are filtered by status and by the time of their creation, and come in pages', () => {
    const lab = steadyYard()
    for (let i = 0; i < 25; i++) {
      updateService(lab, { forceNewDeployment: true })
      lab.forward(200_000)
    }
    expect(statuses(lab, { maxResults: 100 })).toEqual(Array(26).fill('SUCCESSFUL'))
    expect(statuses(lab, { status: ['STOPPED', 'IN_PROGRESS'] })).toEqual([])
    const all = listed(lab, { maxResults: 100 })
    const middle = all[10]?.createdAt ?? 0
    expect(listed(lab, { createdAt: { after: middle } })).toEqual(all.slice(0, 10))
    expect(listed(lab, { createdAt: { before: middle }, maxResults: 100 })).toEqual(all.slice(11))
    const first = lab.ecs('ListServiceDeployments', { service: 'web' })
    expect(first.serviceDeployments).toEqual(all.slice(0, 20))
    const next = lab.ecs('ListServiceDeployments', { service: 'web', nextToken: first.nextToken })
    expect(next).toEqual({ serviceDeployments: all.slice(20) })
    // A token is good for the same question only.
    const other = { cluster: 'yard', service: 'web', createdAt: { after: 1 }, nextToken: first.nextToken }
    expect(lab.refusal('ecs', 'ListServiceDeployments', other).message).toBe('Invalid token.')
  })

  it('keeps the last hundred, and none of a service that is INACTIVE', () => {
    const lab = steadyYard({ service: { desiredCount: 0 } })
    for (let i = 0; i < 120; i++) {
      updateService(lab, { forceNewDeployment: true })
      lab.forward(5_000)
    }
    const [newest] = listed(lab)
    expect(lab.world.serviceDeployments.get('yard/web')).toHaveLength(100)
    lab.ecs('DeleteService', { service: 'web' })
    lab.forward(2_000)
    expect(listed(lab)).toEqual([])
    const arn = newest?.serviceDeploymentArn ?? ''
    expect(lab.ecs('DescribeServiceDeployments', { serviceDeploymentArns: [arn] })).toEqual({
      serviceDeployments: [],
      failures: [{ arn, reason: 'MISSING' }],
    })
  })

  it('a revision tells what its deployment was made of, whatever came later', () => {
    const lab = yard()
    registerFargate(lab)
    const far = { taskDefinition: 'far:1', launchType: 'FARGATE', networkConfiguration: NETWORK, desiredCount: 1 }
    createService(lab, far)
    const [one] = listed(lab)
    updateService(lab, { networkConfiguration: { awsvpcConfiguration: { subnets: ['other'] } } })
    const arn = one?.targetServiceRevisionArn ?? ''
    const missing = `${ARN}:service-revision/yard/web/1`
    expect(lab.ecs('DescribeServiceRevisions', { serviceRevisionArns: [arn, missing] })).toEqual({
      serviceRevisions: [
        {
          serviceRevisionArn: arn,
          serviceArn: `${ARN}:service/yard/web`,
          clusterArn: `${ARN}:cluster/yard`,
          taskDefinition: `${ARN}:task-definition/far:1`,
          launchType: 'FARGATE',
          platformVersion: '1.4.0',
          platformFamily: 'Linux',
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ['subnet-a', 'subnet-b', 'subnet-c'],
              securityGroups: [],
              assignPublicIp: 'DISABLED',
            },
          },
          containerImages: [{ containerName: 'main', image: 'web:1' }],
          guardDutyEnabled: false,
          serviceConnectConfiguration: { enabled: false },
          createdAt: 1_767_225_600,
        },
      ],
      failures: [{ arn: missing, reason: 'MISSING' }],
    })
  })
})

describe('DEP-13 asked for wrongly', () => {
  it.each<readonly [what: string, operation: string, input: Input, name: string, field: string]>([
    ['no such service', 'ListServiceDeployments', { service: 'nobody' }, 'ServiceNotFoundException', 'service'],
    [
      'no such cluster',
      'ListServiceDeployments',
      { service: 'web', cluster: 'x' },
      'ClusterNotFoundException',
      'cluster',
    ],
    [
      'a status of none',
      'ListServiceDeployments',
      { service: 'web', status: ['DONE'] },
      'InvalidParameterException',
      'status[0]',
    ],
    [
      'a time that is none',
      'ListServiceDeployments',
      { service: 'web', createdAt: { after: 'today' } },
      'InvalidParameterException',
      'createdAt.after',
    ],
    [
      'what is no ARN',
      'DescribeServiceDeployments',
      { serviceDeploymentArns: ['web'] },
      'InvalidParameterException',
      'serviceDeploymentArns',
    ],
    [
      'the ARN of a revision for one of a deployment',
      'DescribeServiceDeployments',
      { serviceDeploymentArns: [`${ARN}:service-revision/yard/web/1`] },
      'InvalidParameterException',
      'serviceDeploymentArns',
    ],
    [
      'none',
      'DescribeServiceRevisions',
      { serviceRevisionArns: [] },
      'InvalidParameterException',
      'serviceRevisionArns',
    ],
  ])('refuses %s', (_what, ...[operation, input, name, field]) => {
    const lab = steadyYard()
    const where = operation === 'ListServiceDeployments' ? { cluster: 'yard' } : {}
    expect(lab.refused('ecs', operation, { ...where, ...input })).toMatchObject({ name, field })
  })
})
