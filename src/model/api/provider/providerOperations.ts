import type { OperationList } from '../operation.ts'
import { includeOf, TAGS_INPUT } from '../tags/tagShapes.ts'
import { absent, answer, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { capacityProviderStrategy } from './providerShapes.ts'

/** ECS takes at most 20 providers a cluster; of more it says so in its own words. */
const PROVIDERS_READ = 100

const onOff = oneOf(['ENABLED', 'DISABLED'])

const managedScaling = struct({
  status: optional(onOff),
  targetCapacity: optional(whole({ min: 1, max: 100 })),
  minimumScalingStepSize: optional(whole({ min: 1, max: 10_000 })),
  maximumScalingStepSize: optional(whole({ min: 1, max: 10_000 })),
  instanceWarmupPeriod: optional(whole({ min: 0, max: 10_000 })),
})

const updatable = {
  managedScaling: optional(managedScaling),
  managedTerminationProtection: optional(onOff),
  managedDraining: optional(onOff),
}

export const providerOperations = {
  CreateCapacityProvider: {
    kind: 'write',
    input: struct({
      // ECS says itself what a name may be.
      name: required(text({ max: 100_000 })),
      cluster: absent('capacity providers of one cluster', 'string'),
      autoScalingGroupProvider: optional(struct({ autoScalingGroupArn: required(text()), ...updatable })),
      managedInstancesProvider: absent('managed instances', 'structure'),
      ...TAGS_INPUT,
    }),
    output: answer({ capacityProvider: 'structure' }),
  },
  UpdateCapacityProvider: {
    kind: 'write',
    input: struct({
      name: required(text()),
      cluster: absent('capacity providers of one cluster', 'string'),
      autoScalingGroupProvider: optional(struct(updatable)),
      managedInstancesProvider: absent('managed instances', 'structure'),
    }),
    output: answer({ capacityProvider: 'structure' }),
  },
  DeleteCapacityProvider: {
    kind: 'write',
    input: struct({
      capacityProvider: required(text()),
      cluster: absent('capacity providers of one cluster', 'string'),
    }),
    output: answer({ capacityProvider: 'structure' }),
  },
  DescribeCapacityProviders: {
    kind: 'read',
    input: struct({
      capacityProviders: optional(list(text(), { max: 100 })),
      cluster: absent('capacity providers of one cluster', 'string'),
      ...includeOf('TAGS'),
      maxResults: optional(whole({ min: 1, max: 100 })),
      nextToken: optional(text()),
    }),
    output: answer({ capacityProviders: 'list', failures: 'list', nextToken: 'string' }),
  },
  PutClusterCapacityProviders: {
    kind: 'write',
    input: struct({
      cluster: required(text()),
      capacityProviders: required(list(text(), { max: PROVIDERS_READ })),
      defaultCapacityProviderStrategy: required(capacityProviderStrategy),
    }),
    output: answer({ cluster: 'structure' }),
  },
} as const satisfies OperationList
