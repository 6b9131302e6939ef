import type { Act } from '../../model/api/command.ts'

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

function group(name: string): Act {
  const input = { AutoScalingGroupName: name, MinSize: 0, MaxSize: 4, LaunchTemplate: { LaunchTemplateName: 'first' } }
  return { service: 'autoscaling', operation: 'CreateAutoScalingGroup', input }
}

/** The prepared lab has these: `own` is of its cluster, `spare` of none. */
export const providerSetUp: readonly Act[] = [
  ...['own-group', 'spare-group', 'free-group'].map(group),
  ecs('CreateCapacityProvider', { name: 'own', autoScalingGroupProvider: { autoScalingGroupArn: 'own-group' } }),
  ecs('CreateCapacityProvider', { name: 'spare', autoScalingGroupProvider: { autoScalingGroupArn: 'spare-group' } }),
  ecs('PutClusterCapacityProviders', {
    cluster: 'yard',
    capacityProviders: ['own', 'FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  }),
]

/** One good act of each operation of capacity providers. */
export const providerActs: readonly Act[] = [
  ecs('CreateCapacityProvider', {
    name: 'new',
    autoScalingGroupProvider: { autoScalingGroupArn: 'free-group', ...SETTINGS },
  }),
  ecs('UpdateCapacityProvider', { name: 'own', autoScalingGroupProvider: SETTINGS }),
  ecs('DeleteCapacityProvider', { capacityProvider: 'spare' }),
  ecs('DescribeCapacityProviders', { capacityProviders: ['own'], maxResults: 5 }),
  ecs('PutClusterCapacityProviders', {
    cluster: 'yard',
    capacityProviders: ['own', 'FARGATE'],
    defaultCapacityProviderStrategy: STRATEGY,
  }),
  ecs('RunTask', { cluster: 'yard', taskDefinition: 'web:1', capacityProviderStrategy: STRATEGY }),
  ecs('UpdateService', { cluster: 'yard', service: 'web', capacityProviderStrategy: STRATEGY }),
]
