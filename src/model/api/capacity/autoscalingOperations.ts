import { INSTANCES_MAX } from '../../world/labLimits.ts'
import { AVAILABILITY_ZONES } from '../../world/world.ts'
import type { OperationList } from '../operation.ts'
import { answer, flag, kept, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const size = whole({ min: 0, max: INSTANCES_MAX })

/** Of instances and of changes: how long in seconds. */
const seconds = whole({ min: 0, max: 86_400 })

const launchTemplate = struct({ LaunchTemplateName: required(text({ max: 128 })), Version: kept('string') })
/** Which instances are Spot; of the types and prices among which Amazon EC2 chooses the lab knows nothing. */
const mixedInstancesPolicy = struct({
  LaunchTemplate: required(struct({ LaunchTemplateSpecification: required(launchTemplate) })),
  InstancesDistribution: optional(
    struct({
      OnDemandBaseCapacity: optional(size),
      OnDemandPercentageAboveBaseCapacity: optional(whole({ min: 0, max: 100 })),
    }),
  ),
})

export const autoscalingOperations = {
  CreateAutoScalingGroup: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      MinSize: required(size),
      MaxSize: required(size),
      DesiredCapacity: optional(size),
      AvailabilityZones: optional(list(oneOf(AVAILABILITY_ZONES), { min: 1, max: 3 })),
      LaunchTemplate: optional(launchTemplate),
      MixedInstancesPolicy: optional(mixedInstancesPolicy),
      NewInstancesProtectedFromScaleIn: optional(flag()),
      DefaultCooldown: optional(seconds),
      DefaultInstanceWarmup: optional(seconds),
      VPCZoneIdentifier: kept('string'),
      HealthCheckType: kept('string'),
      Tags: kept('list'),
    }),
    output: answer({}),
  },
  UpdateAutoScalingGroup: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      MinSize: optional(size),
      MaxSize: optional(size),
      DesiredCapacity: optional(size),
      LaunchTemplate: optional(launchTemplate),
      DefaultCooldown: optional(seconds),
      DefaultInstanceWarmup: optional(seconds),
      NewInstancesProtectedFromScaleIn: optional(flag()),
    }),
    output: answer({}),
  },
  SetDesiredCapacity: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      DesiredCapacity: required(size),
      HonorCooldown: optional(flag()),
    }),
    output: answer({}),
  },
  /** Whether a group may take these when it scales in (ASG-6). */
  SetInstanceProtection: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      InstanceIds: required(list(text({ max: 19 }), { min: 1, max: 50 })),
      ProtectedFromScaleIn: required(flag()),
    }),
    output: answer({}),
  },
  DescribeScalingActivities: {
    kind: 'read',
    input: struct({
      AutoScalingGroupName: optional(text({ max: 255 })),
      ActivityIds: optional(list(text(), { max: 100 })),
      MaxRecords: optional(whole({ min: 1, max: 100 })),
      NextToken: optional(text()),
    }),
    output: answer({ Activities: 'list', NextToken: 'string' }),
  },
  DescribeAutoScalingGroups: {
    kind: 'read',
    input: struct({ AutoScalingGroupNames: optional(list(text(), { max: 100 })) }),
    output: answer({ AutoScalingGroups: 'list' }),
  },
} as const satisfies OperationList
