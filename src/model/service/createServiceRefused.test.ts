import { describe, expect, it } from 'vitest'
import {
  createService,
  NETWORK,
  percents,
  register,
  registerFargate,
  steadyYard,
  yard,
} from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const CREATE = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1 }
const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
const PUBLIC = { awsvpcConfiguration: { subnets: ['s'], assignPublicIp: 'ENABLED' } }

/** A yard with revisions for both launch types. */
function revisions(): TestLab {
  const lab = yard()
  register(lab)
  registerFargate(lab)
  return lab
}

describe('FGT-2, PLC-2 CreateService refuses', () => {
  it.each<readonly [what: string, input: Input, name: string, message: string]>([
    ['no such cluster', { cluster: 'x' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['no such revision', { taskDefinition: 'web:7' }, 'ClientException', 'TaskDefinition not found.'],
    ['no revision', { taskDefinition: undefined }, 'InvalidParameterException', 'TaskDefinition can not be blank.'],
    [
      'no count',
      { desiredCount: undefined },
      'InvalidParameterException',
      'Missing required parameter in input: "desiredCount"',
    ],
    [
      'Fargate of what does not fit it (FGT-2)',
      { launchType: 'FARGATE' },
      'InvalidParameterException',
      'Task definition does not support launch_type FARGATE.',
    ],
    [
      'awsvpc without a network (FGT-2)',
      { taskDefinition: 'far' },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a network without awsvpc',
      { networkConfiguration: NETWORK },
      'InvalidParameterException',
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      'a minimum above 100 (DEP-1)',
      percents(101, 200),
      'InvalidParameterException',
      'Invalid parameter deploymentConfiguration.minimumHealthyPercent: is 101, it takes 0 to 100.',
    ],
    [
      'a maximum under 100 (DEP-1)',
      percents(50, 99),
      'InvalidParameterException',
      'Invalid parameter deploymentConfiguration.maximumPercent: is 99, it takes 100 to 1000.',
    ],
    [
      'seventeen subnets (FGT-2)',
      { taskDefinition: 'far', networkConfiguration: { awsvpcConfiguration: { subnets: Array(17).fill('s') } } },
      'InvalidParameterException',
      'Invalid parameter networkConfiguration.awsvpcConfiguration.subnets: has 17 entries, it takes 1 to 16.',
    ],
    [
      'six security groups (FGT-2)',
      {
        taskDefinition: 'far',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['s'], securityGroups: Array(6).fill('g') } },
      },
      'InvalidParameterException',
      'Invalid parameter networkConfiguration.awsvpcConfiguration.securityGroups: has 6 entries, it takes 0 to 5.',
    ],
    [
      'a strategy on Fargate (FGT-2)',
      { ...FAR, placementStrategy: [{ type: 'random' }] },
      'InvalidParameterException',
      'Placement strategies are not supported with FARGATE launch type.',
    ],
    [
      'constraints on Fargate (FGT-2)',
      { ...FAR, placementConstraints: [{ type: 'distinctInstance' }] },
      'InvalidParameterException',
      'Placement constraints are not supported with FARGATE launch type.',
    ],
    [
      'a public address on EC2 (FGT-2)',
      { taskDefinition: 'far', networkConfiguration: PUBLIC },
      'InvalidParameterException',
      'Assign public IP is not supported for this launch type.',
    ],
  ])('refuses %s', (_what, ...[input, name, message]) => {
    expect(revisions().refusal('ecs', 'CreateService', { ...CREATE, ...input })).toEqual({ name, message })
  })
})

describe('DEF-5 CreateService refuses what the lab has not', () => {
  it.each<readonly [path: string, input: Input, what: string]>([
    ['schedulingStrategy', { schedulingStrategy: 'DAEMON' }, 'DAEMON services'],
    // AWS takes a daemon without a count, so the count is not what is missing.
    ['schedulingStrategy', { schedulingStrategy: 'DAEMON', desiredCount: undefined }, 'DAEMON services'],
    ['launchType', { launchType: 'EXTERNAL' }, 'external instances'],
    ['launchType', { launchType: 'MANAGED_INSTANCES' }, 'managed instances'],
    [
      'deploymentConfiguration.earlySuccessCriteria',
      { deploymentConfiguration: { earlySuccessCriteria: { healthyPercent: 80 } } },
      'early success of deployments',
    ],
  ])('DEF-5 says of %s that the lab has it not yet, not that AWS does not: %j', (path, input, what) => {
    expect(revisions().refusal('ecs', 'CreateService', { ...CREATE, ...input })).toEqual({
      name: 'InvalidParameterException',
      message: `Invalid parameter ${path}: the lab has no ${what} yet.`,
    })
  })

  it('takes empty lists of what it has not', () => {
    createService(revisions(), { loadBalancers: [], capacityProviderStrategy: [] })
  })
})

describe('CLU-1 CreateService', () => {
  it.each<readonly [what: string, input: Input, name: string, message: string]>([
    [
      'what is no strategy',
      { schedulingStrategy: 'SOME' },
      'InvalidParameterException',
      'Invalid parameter schedulingStrategy: is "SOME", it takes REPLICA, DAEMON.',
    ],
    [
      'a cluster that is INACTIVE (CLU-1)',
      { cluster: 'gone' },
      'ClusterNotFoundException',
      'The referenced cluster was inactive.',
    ],
  ])('refuses %s', (_what, ...[input, name, message]) => {
    const lab = revisions()
    lab.ecs('CreateCluster', { clusterName: 'gone' })
    lab.act('ecs', 'DeleteCluster', { cluster: 'gone' })
    expect(lab.refusal('ecs', 'CreateService', { ...CREATE, ...input })).toEqual({ name, message })
  })

  it('refuses a name that is taken', () => {
    expect(steadyYard().refusal('ecs', 'CreateService', CREATE)).toEqual({
      name: 'InvalidParameterException',
      message: 'Creation of service was not idempotent.',
    })
  })

  it('DET-8 a lab holds 200 services', () => {
    const lab = revisions()
    for (let i = 0; i < 200; i++) createService(lab, { serviceName: `s${String(i)}`, desiredCount: 0 })
    expect(lab.refusal('ecs', 'CreateService', CREATE).name).toBe('LimitExceededException')
  })
})
