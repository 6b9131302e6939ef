import { INSTANCES_MAX } from '../../world/labLimits.ts'
import { AVAILABILITY_ZONES } from '../../world/world.ts'
import type { OperationList } from '../operation.ts'
import { answer, flag, kept, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const size = whole({ min: 0, max: INSTANCES_MAX })

export const autoscalingOperations = {
  CreateAutoScalingGroup: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      MinSize: required(size),
      MaxSize: required(size),
      DesiredCapacity: optional(size),
      AvailabilityZones: optional(list(oneOf(AVAILABILITY_ZONES), { min: 1, max: 3 })),
      LaunchTemplate: required(struct({ LaunchTemplateName: required(text({ max: 128 })), Version: kept('string') })),
      VPCZoneIdentifier: kept('string'),
      HealthCheckType: kept('string'),
      Tags: kept('list'),
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
  DescribeAutoScalingGroups: {
    kind: 'read',
    input: struct({ AutoScalingGroupNames: optional(list(text(), { max: 100 })) }),
    output: answer({ AutoScalingGroups: 'list' }),
  },
} as const satisfies OperationList
