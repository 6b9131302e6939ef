import type { Act } from '../../model/api/command.ts'
import type { World } from '../../model/world/world.ts'

const ecs = (operation: string, input: Act['input']): Act => ({ service: 'ecs', operation, input })

const SETTINGS = {
  managedScaling: {
    status: 'ENABLED',
    targetCapacity: 90,
    minimumScalingStepSize: 1,
    maximumScalingStepSize: 5,
    instanceWarmupPeriod: 60,
  },
  managedTerminationProtection: 'DISABLED',
  managedDraining: 'ENABLED',
}
const STRATEGY = [{ capacityProvider: 'own', weight: 1, base: 1 }]

const SPOT = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]
const MIXED = {
  LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: 'first' } },
  InstancesDistribution: { OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 0 },
}
const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } }

function group(name: string): Act {
  const input = { AutoScalingGroupName: name, MinSize: 0, MaxSize: 4, LaunchTemplate: { LaunchTemplateName: 'first' } }
  return { service: 'autoscaling', operation: 'CreateAutoScalingGroup', input }
}

/** The prepared lab has these: `own` is of its cluster, `spare` of none. */
export const providerSetUp: readonly Act[] = [
  ...['own-group', 'spare-group', 'free-group'].map(group),
  {
    service: 'autoscaling',
    operation: 'CreateAutoScalingGroup',
    input: { AutoScalingGroupName: 'spot-group', MinSize: 4, MaxSize: 4, MixedInstancesPolicy: MIXED },
  },
  ecs('PutClusterCapacityProviders', {
    cluster: 'yard',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  }),
  ecs('RunTask', {
    cluster: 'yard',
    taskDefinition: 'far',
    networkConfiguration: NETWORK,
    capacityProviderStrategy: SPOT,
  }),
  ecs('CreateCapacityProvider', { name: 'own', autoScalingGroupProvider: { autoScalingGroupArn: 'own-group' } }),
  ecs('CreateCapacityProvider', { name: 'spare', autoScalingGroupProvider: { autoScalingGroupArn: 'spare-group' } }),
  ecs('PutClusterCapacityProviders', {
    cluster: 'yard',
    capacityProviders: ['own', 'FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  }),
]

/** One good act of each operation of capacity providers and of what their groups do. */
export function providerActs({ instances, tasks }: World): readonly Act[] {
  const spot = [...instances.values()].find((one) => one.isSpot === true && one.status === 'ACTIVE')
  const task = [...tasks.values()].find((one) => one.capacityProviderName === 'FARGATE_SPOT')
  const AutoScalingGroupName = 'spot-group'
  const autoscaling = (operation: string, input: Act['input']): Act => ({ service: 'autoscaling', operation, input })
  const lab = (operation: string, input: Act['input']): Act => ({ service: 'lab', operation, input })
  return [
    ...ACTS,
    autoscaling('CreateAutoScalingGroup', {
      AutoScalingGroupName: 'mixed',
      MinSize: 0,
      MaxSize: 1,
      MixedInstancesPolicy: MIXED,
      NewInstancesProtectedFromScaleIn: true,
    }),
    autoscaling('SetInstanceProtection', {
      AutoScalingGroupName,
      InstanceIds: [spot?.ec2InstanceId ?? ''],
      ProtectedFromScaleIn: true,
    }),
    autoscaling('DescribeScalingActivities', { AutoScalingGroupName, MaxRecords: 5 }),
    lab('InterruptSpotTask', { cluster: 'yard', task: task?.id ?? '' }),
    lab('InterruptSpotInstance', { cluster: 'yard', containerInstance: spot?.id ?? '' }),
    lab('SetSpotCapacity', { available: false }),
  ]
}

const ACTS: readonly Act[] = [
  ecs('CreateCapacityProvider', {
    name: 'new',
    autoScalingGroupProvider: { autoScalingGroupArn: 'free-group', ...SETTINGS },
  }),
  ecs('UpdateCapacityProvider', { name: 'own', autoScalingGroupProvider: SETTINGS }),
  ecs('DeleteCapacityProvider', { capacityProvider: 'spare' }),
  ecs('DescribeCapacityProviders', { capacityProviders: ['own'], maxResults: 5 }),
  ecs('PutClusterCapacityProviders', {
    cluster: 'yard',
    capacityProviders: ['own', 'FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: STRATEGY,
  }),
  ecs('RunTask', { cluster: 'yard', taskDefinition: 'web:1', capacityProviderStrategy: STRATEGY }),
  ecs('UpdateService', { cluster: 'yard', service: 'web', capacityProviderStrategy: STRATEGY }),
]
