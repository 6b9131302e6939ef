import type { Work } from '../../base/work.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import { ec2Instances, meetingDesiredCapacity } from './instances.ts'
import type { Context } from '../world/context.ts'
import { AVAILABILITY_ZONES, type World } from '../world/world.ts'
import { apiTime } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { refuseTooMany } from './ec2Handlers.ts'
import type { autoscalingOperations } from '../api/capacity/autoscalingOperations.ts'
import type { Answering, Handlers } from '../api/operation.ts'

const GROUPS_MAX = 100

export const autoscalingHandlers: Handlers<typeof autoscalingOperations> = {
  *CreateAutoScalingGroup(context, { input }) {
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
  *SetDesiredCapacity(context, { input }) {
    const group = groupNamed(context.world, input.AutoScalingGroupName)
    const desired = input.DesiredCapacity
    if (desired < group.minSize || desired > group.maxSize) {
      const side = desired < group.minSize ? 'below min value' : 'above max value'
      const limit = desired < group.minSize ? group.minSize : group.maxSize
      throw new ApiError(
        'ValidationError',
        `New SetDesiredCapacity value ${String(desired)} is ${side} ${String(limit)} for the AutoScalingGroup.`,
        'DesiredCapacity',
      )
    }
    refuseTooMany(context.world, desired - group.desiredCapacity)
    refuseWithoutCluster(context.world, group)
    return yield* puttingGroup(context, { ...group, desiredCapacity: desired })
  },
  DescribeAutoScalingGroups: (world, { input }) => ({
    AutoScalingGroups: [...world.autoScalingGroups.values()]
      .filter((one) => input.AutoScalingGroupNames?.includes(one.name) ?? true)
      .map((one) => groupJson(world, one)),
  }),
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
      'AutoScalingGroupName',
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
      'LaunchTemplate.LaunchTemplateName',
    )
  }
  if (group.minSize > group.desiredCapacity || group.desiredCapacity > group.maxSize) {
    throw new ApiError(
      'ValidationError',
      'DesiredCapacity must be between the specified MinSize and MaxSize',
      'DesiredCapacity',
    )
  }
  refuseWithoutCluster(world, group)
  refuseTooMany(world, group.desiredCapacity)
}

/** Instances of a group have somewhere to register. @throws ApiError  ClusterNotFoundException */
function refuseWithoutCluster(world: World, group: AutoScalingGroup): void {
  clusterNamed(world, world.launchTemplates.get(group.launchTemplateName)?.clusterName, 'LaunchTemplate')
}

function groupNamed(world: World, name: string): AutoScalingGroup {
  const group = world.autoScalingGroups.get(name)
  if (group === undefined)
    throw new ApiError(
      'ValidationError',
      `AutoScalingGroup name not found - AutoScalingGroup ${name} not found`,
      'AutoScalingGroupName',
    )
  return group
}

function groupJson(world: World, group: AutoScalingGroup): Output {
  return {
    AutoScalingGroupName: group.name,
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    // AWS's defaults, which the lab knows nothing else of.
    DefaultCooldown: 300,
    HealthCheckType: 'EC2',
    CreatedTime: apiTime(group.createdAtMs),
    AvailabilityZones: group.availabilityZones,
    LaunchTemplate: { LaunchTemplateName: group.launchTemplateName },
    Instances: ec2Instances(world)
      .filter((one) => one.autoScalingGroupName === group.name)
      .map((one) => ({
        InstanceId: one.ec2InstanceId,
        InstanceType: one.instanceType,
        AvailabilityZone: one.availabilityZone,
        LifecycleState: one.status === 'booting' ? 'Pending' : 'InService',
        HealthStatus: 'Healthy',
        ProtectedFromScaleIn: false,
      })),
  }
}
