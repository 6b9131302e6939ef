import type { Work } from '../../base/work.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import { meetingDesiredCapacity } from './instances.ts'
import type { Context } from '../world/context.ts'
import { INSTANCES_MAX } from '../world/labLimits.ts'
import { AVAILABILITY_ZONES, type World } from '../world/world.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { refuseTooMany } from './ec2Operations.ts'
import { read, write, type Answering, type Operations } from '../api/operation.ts'
import { flag, kept, list, oneOf, optional, required, struct, text, whole } from '../api/shape.ts'

const size = whole({ min: 0, max: INSTANCES_MAX })
const GROUPS_MAX = 100

export const autoscalingOperations: Operations = {
  CreateAutoScalingGroup: write(
    struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      MinSize: required(size),
      MaxSize: required(size),
      DesiredCapacity: optional(size),
      AvailabilityZones: optional(list(oneOf(AVAILABILITY_ZONES), { min: 1, max: 3 })),
      LaunchTemplate: required(struct({ LaunchTemplateName: required(text({ max: 128 })), Version: kept() })),
      VPCZoneIdentifier: kept(),
      HealthCheckType: kept(),
      Tags: kept(),
    }),
    function* (context, { input }) {
      const group: AutoScalingGroup = {
        name: input.AutoScalingGroupName,
        launchTemplateName: input.LaunchTemplate.LaunchTemplateName,
        minSize: input.MinSize,
        maxSize: input.MaxSize,
        desiredCapacity: input.DesiredCapacity ?? input.MinSize,
        availabilityZones: [...new Set(input.AvailabilityZones ?? AVAILABILITY_ZONES)],
        createdAtMs: context.nowMs,
      }
      refuseGroup(context.world, group)
      return yield* puttingGroup(context, group)
    },
  ),
  SetDesiredCapacity: write(
    struct({
      AutoScalingGroupName: required(text({ max: 255 })),
      DesiredCapacity: required(size),
      HonorCooldown: optional(flag()),
    }),
    function* (context, { input }) {
      const group = groupNamed(context.world, input.AutoScalingGroupName)
      const desired = input.DesiredCapacity
      if (desired < group.minSize || desired > group.maxSize) {
        const side = desired < group.minSize ? 'below min value' : 'above max value'
        const limit = desired < group.minSize ? group.minSize : group.maxSize
        throw new ApiError(
          'ValidationError',
          `New SetDesiredCapacity value ${String(desired)} is ${side} ${String(limit)} for the AutoScalingGroup.`,
        )
      }
      refuseTooMany(context.world.instances.size + desired - group.desiredCapacity)
      refuseWithoutCluster(context.world, group)
      return yield* puttingGroup(context, { ...group, desiredCapacity: desired })
    },
  ),
  DescribeAutoScalingGroups: read(
    struct({ AutoScalingGroupNames: optional(list(text(), { max: 100 })) }),
    (world, { input }) => ({
      AutoScalingGroups: [...world.autoScalingGroups.values()]
        .filter((one) => input.AutoScalingGroupNames?.includes(one.name) ?? true)
        .map((one) => groupJson(world, one)),
    }),
  ),
}

function* puttingGroup(context: Context, group: AutoScalingGroup): Work<Answering> {
  context.emit({ kind: 'put', table: 'autoScalingGroups', key: group.name, value: group })
  yield* meetingDesiredCapacity(context, group)
  return () => ({})
}

function refuseGroup(world: World, group: AutoScalingGroup): void {
  if (world.autoScalingGroups.has(group.name)) {
    throw new ApiError(
      'AlreadyExists',
      `AutoScalingGroup by this name already exists - A group with the name ${group.name} already exists`,
    )
  }
  if (world.autoScalingGroups.size >= GROUPS_MAX) {
    throw new ApiError('LimitExceededException', `The lab holds ${String(GROUPS_MAX)} Auto Scaling groups at most.`)
  }
  const template = world.launchTemplates.get(group.launchTemplateName)
  if (template === undefined) {
    throw new ApiError(
      'InvalidLaunchTemplateName.NotFoundException',
      `The specified launch template, with template name ${group.launchTemplateName}, does not exist.`,
    )
  }
  if (group.minSize > group.desiredCapacity || group.desiredCapacity > group.maxSize) {
    throw new ApiError('ValidationError', 'DesiredCapacity must be between the specified MinSize and MaxSize')
  }
  refuseWithoutCluster(world, group)
  refuseTooMany(world.instances.size + group.desiredCapacity)
}

/** Instances of a group have somewhere to register. @throws ApiError  ClusterNotFoundException */
function refuseWithoutCluster(world: World, group: AutoScalingGroup): void {
  clusterNamed(world, world.launchTemplates.get(group.launchTemplateName)?.clusterName)
}

function groupNamed(world: World, name: string): AutoScalingGroup {
  const group = world.autoScalingGroups.get(name)
  if (group === undefined)
    throw new ApiError('ValidationError', `AutoScalingGroup name not found - AutoScalingGroup ${name} not found`)
  return group
}

function groupJson(world: World, group: AutoScalingGroup): Output {
  return {
    AutoScalingGroupName: group.name,
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    AvailabilityZones: group.availabilityZones,
    LaunchTemplate: { LaunchTemplateName: group.launchTemplateName },
    Instances: [...world.instances.values()]
      .filter((one) => one.autoScalingGroupName === group.name)
      .map((one) => ({
        InstanceId: one.ec2InstanceId,
        InstanceType: one.instanceType,
        AvailabilityZone: one.availabilityZone,
        LifecycleState: one.status === 'booting' ? 'Pending' : 'InService',
      })),
  }
}
