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
const CREATE = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1 }
const UPDATE = { cluster: 'yard', service: 'web' }
const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
const PUBLIC = { awsvpcConfiguration: { subnets: ['s'], assignPublicIp: 'ENABLED' } }

/** A yard with revisions for both launch types. */
function revisions(): TestLab {
  const lab = yard()
  register(lab)
  registerFargate(lab)
  return lab
}

describe('CreateService', () => {
  it('DEP-10 answers with the service and its first deployment', () => {
    const lab = revisions()
    const { service } = lab.ecs('CreateService', CREATE)
    const id = lab.service().deployments[0]?.id
    expect(service).toEqual({
      serviceArn: `${ARN}:service/yard/web`,
      serviceName: 'web',
      clusterArn: `${ARN}:cluster/yard`,
      status: 'ACTIVE',
      desiredCount: 1,
      runningCount: 0,
      pendingCount: 0,
      launchType: 'EC2',
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      loadBalancers: [],
      taskDefinition: `${ARN}:task-definition/web:1`,
      deploymentConfiguration: {
        alarms: { alarmNames: [], enable: false, rollback: false },
        deploymentCircuitBreaker: { enable: false, rollback: false },
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        strategy: 'ROLLING',
        bakeTimeInMinutes: 0,
      },
      deployments: [
        {
          id,
          status: 'PRIMARY',
          taskDefinition: `${ARN}:task-definition/web:1`,
          launchType: 'EC2',
          desiredCount: 0,
          pendingCount: 0,
          runningCount: 0,
          failedTasks: 0,
          rolloutState: 'IN_PROGRESS',
          rolloutStateReason: `ECS deployment ${id ?? ''} in progress.`,
          createdAt: 1_767_225_600,
          updatedAt: 1_767_225_600,
        },
      ],
      events: [],
      placementStrategy: [],
      placementConstraints: [],
      createdAt: 1_767_225_600,
      currentServiceRevisions: [
        {
          arn: `${ARN}:service-revision/yard/web/${id?.slice('ecs-svc/'.length) ?? ''}`,
          requestedTaskCount: 0,
          runningTaskCount: 0,
          pendingTaskCount: 0,
        },
      ],
      serviceRegistries: [],
      healthCheckGracePeriodSeconds: 0,
      createdBy: 'arn:aws:iam::123456789012:role/Admin',
      enableExecuteCommand: false,
      availabilityZoneRebalancing: 'ENABLED',
      resourceManagementType: 'CUSTOMER',
      propagateTags: 'NONE',
      enableECSManagedTags: false,
    })
  })

  it('DEP-1 has 100 and 200 percent for what is not given', () => {
    const lab = revisions()
    createService(lab, { deploymentConfiguration: { maximumPercent: 150 } })
    expect(lab.service().deploymentConfiguration).toEqual({ minimumHealthyPercent: 100, maximumPercent: 150 })
    createService(lab, { serviceName: 'api', deploymentConfiguration: { minimumHealthyPercent: 50 } })
    expect(lab.service('api').deploymentConfiguration).toEqual({ minimumHealthyPercent: 50, maximumPercent: 200 })
  })

  it('DEF-5 keeps fields without effect', () => {
    const lab = revisions()
    createService(lab, { monitoring: { metricConfigurations: [] }, enableExecuteCommand: false })
    expect(lab.service().fieldsWithoutEffect).toEqual(['enableExecuteCommand', 'monitoring'])
    const input = { service: 'web', enableExecuteCommand: false, serviceConnectConfiguration: { enabled: false } }
    expect(lab.withoutEffect('UpdateService', input)).toEqual(['enableExecuteCommand', 'serviceConnectConfiguration'])
    // The service keeps the note of both, each once.
    expect(lab.service().fieldsWithoutEffect).toEqual([
      'enableExecuteCommand',
      'monitoring',
      'serviceConnectConfiguration',
    ])
  })
})

describe('CreateService', () => {
  it('PLC-2 reads strategies in AWS’s own words', () => {
    const lab = revisions()
    const placementStrategy = [
      { type: 'spread', field: 'host' },
      { type: 'binpack', field: 'MEMORY' },
      { type: 'random' },
    ]
    createService(lab, { placementStrategy })
    expect(lab.service().placementStrategy).toEqual([
      { type: 'spread', field: 'instanceId' },
      { type: 'binpack', field: 'memory' },
      { type: 'random', field: '' },
    ])
  })
})

describe('SVC-3 what starts a deployment', () => {
  it.each<readonly [what: string, fields: Input, starts: boolean]>([
    ['another revision', { taskDefinition: 'web:2' }, true],
    ['force', { forceNewDeployment: true }, true],
    ['the family, whose latest is another', { taskDefinition: 'web' }, true],
    ['the same revision', { taskDefinition: 'web:1' }, false],
    ['a count', { desiredCount: 2 }, false],
    ['percents', percents(0, 100), false],
    ['a strategy', { placementStrategy: [{ type: 'random' }] }, false],
    ['constraints', { placementConstraints: [{ type: 'distinctInstance' }] }, false],
    ['force that is false', { forceNewDeployment: false }, false],
    ['nothing', {}, false],
  ])('%s: %s', (_what, fields, starts) => {
    const lab = steadyYard()
    updateService(lab, fields)
    expect(lab.service().deployments).toHaveLength(starts ? 2 : 1)
  })

  it('a network configuration', () => {
    const lab = revisions()
    createService(lab, FAR)
    // FGT-2 goes for updates too.
    expect(lab.refusal('ecs', 'UpdateService', { ...UPDATE, placementStrategy: [{ type: 'random' }] }).message).toBe(
      'Placement strategies are not supported with FARGATE launch type.',
    )
    updateService(lab, { networkConfiguration: { awsvpcConfiguration: { subnets: ['one'] } } })
    expect(lab.service().deployments).toHaveLength(2)
    expect(lab.service().network).toEqual({ subnets: ['one'], securityGroups: [], assignPublicIp: 'DISABLED' })
    // One that is not given stays.
    updateService(lab, { forceNewDeployment: true })
    expect(lab.service().network?.subnets).toEqual(['one'])
  })

  it('takes what was given and leaves the rest', () => {
    const lab = steadyYard({ service: percents(50, 150) })
    updateService(lab, { deploymentConfiguration: { maximumPercent: 200 } })
    expect(lab.service().deploymentConfiguration).toEqual({ minimumHealthyPercent: 50, maximumPercent: 200 })
    updateService(lab, {
      deploymentConfiguration: { minimumHealthyPercent: 0 },
      placementConstraints: [{ type: 'distinctInstance' }],
    })
    expect(lab.service()).toMatchObject({
      desiredCount: 4,
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 200 },
      placementConstraints: [{ type: 'distinctInstance' }],
    })
  })

  it.each<readonly [what: string, input: Input, name: string, message: string]>([
    ['no such service', { service: 'x' }, 'ServiceNotFoundException', 'Service not found.'],
    ['no such revision', { taskDefinition: 'web:9' }, 'ClientException', 'TaskDefinition not found.'],
    [
      'a count below 0',
      { desiredCount: -1 },
      'InvalidParameterException',
      'Invalid parameter desiredCount: is -1, it takes 0 to 9007199254740991.',
    ],
    [
      'percents that are no whole ones',
      percents(33.3, 200),
      'InvalidParameterException',
      'Invalid type for parameter deploymentConfiguration.minimumHealthyPercent, value: 33.3, valid types: integer',
    ],
    [
      'a launch type',
      { launchType: 'FARGATE' },
      'InvalidParameterException',
      'Unknown parameter in input: "launchType"',
    ],
    [
      'awsvpc without a network',
      { taskDefinition: 'far' },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a public address on EC2 (FGT-2)',
      { taskDefinition: 'far', networkConfiguration: PUBLIC },
      'InvalidParameterException',
      'Assign public IP is not supported for this launch type.',
    ],
    [
      'a service of another cluster (CLU-1)',
      { service: `${ARN}:service/annex/web` },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for cluster annex. Your cluster is yard',
    ],
  ])('refuses %s', (_what, ...[input, name, message]) => {
    const lab = steadyYard()
    registerFargate(lab)
    const error = lab.refusal('ecs', 'UpdateService', { ...UPDATE, ...input })
    expect(error.name).toBe(name)
    expect(error.message.startsWith(message)).toBe(true)
  })
})

describe('DescribeServices and ListServices', () => {
  it('DEP-3 count RUNNING and PENDING of all deployments', () => {
    const lab = steadyYard()
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(3_000)
    expect(lab.ecs('DescribeServices', { services: ['web'] }).services).toMatchObject([
      {
        runningCount: 4,
        pendingCount: 4,
        taskDefinition: `${ARN}:task-definition/web:2`,
        deployments: [
          { status: 'PRIMARY', pendingCount: 4, runningCount: 0, desiredCount: 4 },
          { status: 'ACTIVE', pendingCount: 0, runningCount: 4, desiredCount: 4 },
        ],
      },
    ])
  })

  it('DEP-10 tell of an older deployment how many of its tasks are still wanted', () => {
    const lab = steadyYard({ service: percents(50, 100) })
    updateService(lab, { taskDefinition: 'web:2' })
    const older = () => {
      const [service] = lab.ecs('DescribeServices', { services: ['web'] }).services as readonly {
        deployments: readonly { desiredCount: number; runningCount: number }[]
      }[]
      return service?.deployments[1]
    }
    expect(older()).toMatchObject({ desiredCount: 4, runningCount: 4 })
    lab.forward(1_000)
    expect(older()).toMatchObject({ desiredCount: 2, runningCount: 2 })
  })

  it('SVC-13 take names and ARNs, and say what is missing', () => {
    const lab = steadyYard()
    const answer = lab.ecs('DescribeServices', { services: [`${ARN}:service/yard/web`, 'none'] })
    expect(answer.services).toMatchObject([{ serviceName: 'web' }])
    expect(answer.failures).toEqual([{ arn: `${ARN}:service/none`, reason: 'MISSING' }])
    expect(lab.ecs('ListServices', {})).toEqual({ serviceArns: [`${ARN}:service/yard/web`] })
    lab.ecs('CreateCluster', { clusterName: 'annex' })
    expect(lab.act('ecs', 'ListServices', { cluster: 'annex' })).toEqual({ serviceArns: [] })
  })

  it('SVC-6 tell events newest first, with their times', () => {
    const lab = steadyYard()
    const [service] = lab.ecs('DescribeServices', { services: ['web'] }).services as readonly {
      events: readonly unknown[]
    }[]
    expect(service?.events[0]).toEqual({
      id: lab.service().events[0]?.id,
      createdAt: 1_767_225_600 + 49,
      message: '(service web) has reached a steady state.',
    })
  })
})
