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

const CREATE = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1 }
const UPDATE = { cluster: 'yard', service: 'web' }
const FAR = { taskDefinition: 'far:1', launchType: 'FARGATE', networkConfiguration: NETWORK }
const AT_100 = 'Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration.'
const NO_ROLE =
  'a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.'

/** A yard with revisions for both launch types. */
function revisions(): TestLab {
  const lab = yard()
  register(lab)
  registerFargate(lab)
  register(lab, 'open', { taskRoleArn: 'arn:aws:iam::123456789012:role/open' })
  return lab
}

function told(lab: TestLab): Input {
  const { services } = lab.ecs('DescribeServices', { services: ['web'] })
  return (services as readonly Input[])[0] ?? {}
}

describe('SVC-13 what a service is told with', () => {
  it('is what it was given, in its place, for the service and for its deployment', () => {
    const lab = revisions()
    const volumeConfigurations = [{ name: 'data', managedEBSVolume: { roleArn: 'arn:aws:iam::1:role/ebs' } }]
    const given = {
      serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1', port: 80 }],
      enableExecuteCommand: false,
    }
    const breaker = { enable: true, rollback: false, resetOnHealthyTask: true }
    const alarms = { alarmNames: ['high'], enable: true, rollback: true }
    const serviceConnectConfiguration = { enabled: true, namespace: 'here' }
    createService(lab, {
      ...FAR,
      ...given,
      serviceConnectConfiguration,
      volumeConfigurations,
      platformVersion: '1.4.0',
      deploymentConfiguration: { deploymentCircuitBreaker: breaker, alarms, bakeTimeInMinutes: 5 },
    })
    const platform = { platformVersion: '1.4.0', platformFamily: 'Linux' }
    expect(told(lab)).toMatchObject({
      ...given,
      ...platform,
      deploymentConfiguration: {
        deploymentCircuitBreaker: breaker,
        alarms,
        bakeTimeInMinutes: 5,
        strategy: 'ROLLING',
        minimumHealthyPercent: 100,
        maximumPercent: 200,
      },
      roleArn: 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      deployments: [
        {
          ...platform,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets: NETWORK.awsvpcConfiguration.subnets } },
          volumeConfigurations,
          serviceConnectConfiguration,
        },
      ],
    })
    // What is given later is told from then on, and the rest stays.
    updateService(lab, { enableECSManagedTags: true, deploymentConfiguration: { bakeTimeInMinutes: 7 } })
    expect(told(lab)).toMatchObject({
      enableECSManagedTags: true,
      deploymentConfiguration: { deploymentCircuitBreaker: breaker, bakeTimeInMinutes: 7 },
      deployments: { length: 1 },
    })
  })

  it('LATEST is the platform version of a Fargate service, and what it means that of its deployment; EC2 has none', () => {
    const lab = revisions()
    createService(lab, { ...FAR, desiredCount: 1 })
    expect(told(lab)).toMatchObject({ platformVersion: 'LATEST', deployments: [{ platformVersion: '1.4.0' }] })
    createService(lab, { serviceName: 'plain', role: 'ecsServiceRole' })
    const [plain] = lab.ecs('DescribeServices', { services: ['plain'] }).services as readonly Input[]
    expect(plain).toMatchObject({ roleArn: 'arn:aws:iam::123456789012:role/ecsServiceRole' })
    expect(Object.keys(plain ?? {})).not.toContain('platformVersion')
  })
})

describe('SVC-13 what of it ECS refuses', () => {
  it.each<readonly [what: string, input: Input, name: string, message: string, field: string]>([
    [
      'a platform version on EC2',
      { platformVersion: 'LATEST' },
      'InvalidParameterException',
      'The platform version must be null when specifying an EC2 launch type.',
      'platformVersion',
    ],
    [
      'a platform version that is none',
      { ...FAR, platformVersion: '9.9.9' },
      'PlatformUnknownException',
      "The specified platform version doesn't exist.",
      'platformVersion',
    ],
    [
      'a role beside awsvpc',
      { ...FAR, role: 'ecsServiceRole' },
      'InvalidParameterException',
      'You cannot specify an IAM role for services that require a service linked role.',
      'role',
    ],
    [
      'a grace period without a load balancer',
      { healthCheckGracePeriodSeconds: 30 },
      'InvalidParameterException',
      'Health check grace period is only valid for services configured to use load balancers',
      'healthCheckGracePeriodSeconds',
    ],
    [
      'ECS Exec without a task role',
      { enableExecuteCommand: true },
      'InvalidParameterException',
      `The service couldn't be created because ${NO_ROLE}`,
      'enableExecuteCommand',
    ],
    [
      'rebalancing at 100 %',
      { availabilityZoneRebalancing: 'ENABLED', ...percents(50, 100) },
      'InvalidParameterException',
      `The service couldn't be created because ${AT_100}`,
      'availabilityZoneRebalancing',
    ],
  ])('is refused of CreateService: %s', (_what, ...[input, name, message, field]) => {
    expect(revisions().refused('ecs', 'CreateService', { ...CREATE, ...input })).toEqual({ name, message, field })
  })

  it('is refused of UpdateService in its own words', () => {
    const lab = steadyYard()
    const refusal = (input: Input) => lab.refusal('ecs', 'UpdateService', { ...UPDATE, ...input }).message
    expect(refusal({ enableExecuteCommand: true })).toBe(`The service couldn't be updated because ${NO_ROLE}`)
    const at100 = { availabilityZoneRebalancing: 'ENABLED', ...percents(50, 100) }
    expect(refusal(at100)).toBe(`The service couldn't be updated because ${AT_100}`)
  })

  it('ECS Exec is taken where the task has a role, and a grace period of 0 anywhere', () => {
    const lab = revisions()
    createService(lab, { taskDefinition: 'open:1', enableExecuteCommand: true, healthCheckGracePeriodSeconds: 0 })
    expect(told(lab)).toMatchObject({ enableExecuteCommand: true, healthCheckGracePeriodSeconds: 0 })
  })

  it.each<readonly [what: string, input: Input, told: string]>([
    ['on by itself', {}, 'ENABLED'],
    ['off at 100 %', percents(50, 100), 'DISABLED'],
    ['off when packing comes first', { placementStrategy: [{ type: 'binpack', field: 'cpu' }] }, 'DISABLED'],
    [
      'on when zones come first',
      { placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] },
      'ENABLED',
    ],
    ['off when it is asked for', { availabilityZoneRebalancing: 'DISABLED' }, 'DISABLED'],
  ])('rebalancing is %s, and an update to 100 %% turns it off', (_what, input, expected) => {
    const lab = revisions()
    createService(lab, input)
    expect(told(lab).availabilityZoneRebalancing).toBe(expected)
    updateService(lab, percents(0, 100))
    expect(told(lab).availabilityZoneRebalancing).toBe('DISABLED')
  })
})

describe('SVC-3 of what an update is given', () => {
  it.each<readonly [what: string, input: Input, deployments: number]>([
    ['service registries start a deployment', { serviceRegistries: [{ registryArn: 'arn:aws:sd:x' }] }, 2],
    ['Service Connect starts one', { serviceConnectConfiguration: { enabled: false } }, 2],
    ['the platform version starts one', { platformVersion: 'LATEST' }, 2],
    ['volumes that are new start one', { volumeConfigurations: [{ name: 'data' }] }, 2],
    ['volumes as they are start none', { volumeConfigurations: [] }, 1],
    ['a circuit breaker starts none', { deploymentConfiguration: { bakeTimeInMinutes: 1 } }, 1],
    ['rebalancing starts none', { availabilityZoneRebalancing: 'DISABLED' }, 1],
    ['ECS Exec starts none', { enableExecuteCommand: false }, 1],
  ])('%s', (_what, input, deployments) => {
    const lab = yard()
    registerFargate(lab)
    createService(lab, { ...FAR, desiredCount: 1 })
    lab.forward(100_000)
    updateService(lab, input)
    expect(lab.service().deployments).toHaveLength(deployments)
  })
})
