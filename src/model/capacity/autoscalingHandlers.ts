import type { Work } from '../../base/work.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import { causeAt, meetingDesiredCapacity } from './meetingDesiredCapacity.ts'
import { instancesOfGroup, isProtectedFromScaleIn } from '../world/capacity/groupInstances.ts'
import type { GroupActivity } from '../world/capacity/groupActivity.ts'
import { autoscalingPage } from './autoscalingPage.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Context } from '../world/context.ts'
import { AVAILABILITY_ZONES, type World } from '../world/world.ts'
import { apiTime, autoScalingGroupArn } from '../api/arns.ts'
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
      launchTemplateName: templateGiven(input),
      minSize: input.MinSize,
      maxSize: input.MaxSize,
      desiredCapacity: input.DesiredCapacity ?? input.MinSize,
      availabilityZones: [...new Set(input.AvailabilityZones ?? AVAILABILITY_ZONES)],
      createdAtMs: context.nowMs,
      ...(input.NewInstancesProtectedFromScaleIn === true && { isNewProtected: true }),
      ...onDemandGiven(input),
    }
    refuseGroup(context.world, group)
    const { desiredCapacity } = group
    const why = `a user request created an AutoScalingGroup changing the desired capacity from 0 to ${String(desiredCapacity)}.`
    return yield* puttingGroup(context, group, why)
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
    const why = `a user request explicitly set group desired capacity changing the desired capacity from ${String(group.desiredCapacity)} to ${String(desired)}.`
    return yield* puttingGroup(context, { ...group, desiredCapacity: desired }, why)
  },
  SetInstanceProtection(context, { input }) {
    const { world } = context
    const group = groupNamed(world, input.AutoScalingGroupName)
    const own = new Map(instancesOfGroup(world, group.name).map((one) => [one.ec2InstanceId, one]))
    const instances = input.InstanceIds.map((id) => {
      const instance = own.get(id)
      if (instance !== undefined) return instance
      throw new ApiError(
        'ValidationError',
        `The instance ${id} is not part of Auto Scaling group ${group.name}.`,
        'InstanceIds',
      )
    })
    const isProtected = input.ProtectedFromScaleIn
    for (const one of instances) {
      if ((one.isProtected ?? false) === isProtected) continue
      context.emit({ kind: 'instanceProtectionSet', instanceId: one.id, isProtected })
    }
    return {}
  },
  DescribeScalingActivities(world, given) {
    const { input } = given
    const name = input.AutoScalingGroupName
    if (name !== undefined) groupNamed(world, name)
    const all = [...world.groupActivities].flatMap(([group, own]) => (name === undefined || name === group ? own : []))
    const wanted = all.filter(({ id }) => input.ActivityIds?.includes(id) ?? true)
    return autoscalingPage(
      'Activities',
      wanted.map((one) => activityJson(one, world.nowMs)),
      given,
    )
  },
  DescribeAutoScalingGroups: (world, { input }) => ({
    AutoScalingGroups: [...world.autoScalingGroups.values()]
      .filter((one) => input.AutoScalingGroupNames?.includes(one.name) ?? true)
      .map((one) => groupJson(world, one)),
  }),
}

type CreateInput = Parameters<Handlers<typeof autoscalingOperations>['CreateAutoScalingGroup']>[1]['input']

function templateGiven({ LaunchTemplate: own, MixedInstancesPolicy: mixed }: CreateInput): string {
  const template = own ?? mixed?.LaunchTemplate.LaunchTemplateSpecification
  if (template !== undefined && (own === undefined || mixed === undefined)) return template.LaunchTemplateName
  const message =
    'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.'
  throw new ApiError('ValidationError', message, 'LaunchTemplate')
}

/** ASG-7: AWS's defaults are 0 and 100 percent. */
function onDemandGiven({ MixedInstancesPolicy: mixed }: CreateInput): Pick<AutoScalingGroup, 'onDemand'> {
  const { OnDemandBaseCapacity: base = 0, OnDemandPercentageAboveBaseCapacity: percentAbove = 100 } =
    mixed?.InstancesDistribution ?? {}
  return mixed === undefined ? {} : { onDemand: { base, percentAbove } }
}

function* puttingGroup(context: Context, group: AutoScalingGroup, why: string): Work<Answering> {
  context.emit({ kind: 'put', table: 'autoScalingGroups', key: group.name, value: group })
  yield* meetingDesiredCapacity(context, group, causeAt(context.nowMs, why))
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
    AutoScalingGroupARN: autoScalingGroupArn(group.name),
    NewInstancesProtectedFromScaleIn: group.isNewProtected === true,
    ...templateJson(group),
    Instances: instancesOfGroup(world, group.name).map((one) => ({
      InstanceId: one.ec2InstanceId,
      InstanceType: one.instanceType,
      AvailabilityZone: one.availabilityZone,
      LifecycleState: lifecycleState(one),
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: isProtectedFromScaleIn(world, one),
    })),
  }
}

/** A launch goes on until its instance is there; a termination until its tasks have gone. */
function activityJson(activity: GroupActivity, nowMs: number): Output {
  const { groupName, endMs, availabilityZone } = activity
  const isOver = endMs !== null && endMs <= nowMs
  const going = endMs === null ? 'MidLifecycleAction' : 'InProgress'
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: groupName,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: apiTime(activity.startMs),
    ...(isOver && { EndTime: apiTime(endMs) }),
    StatusCode: isOver ? activity.outcome : going,
    ...(activity.statusMessage !== null && { StatusMessage: activity.statusMessage }),
    Progress: isOver ? 100 : 50,
    ...(availabilityZone !== null && { Details: JSON.stringify({ 'Availability Zone': availabilityZone }) }),
    AutoScalingGroupARN: autoScalingGroupArn(groupName),
  }
}

function lifecycleState({ status, isLeaving }: ContainerInstance): string {
  if (isLeaving === true) return 'Terminating:Wait'
  return status === 'booting' ? 'Pending' : 'InService'
}

function templateJson({ launchTemplateName, onDemand }: AutoScalingGroup): Output {
  const LaunchTemplate = { LaunchTemplateName: launchTemplateName }
  if (onDemand === undefined) return { LaunchTemplate }
  return {
    MixedInstancesPolicy: {
      LaunchTemplate: { LaunchTemplateSpecification: LaunchTemplate },
      InstancesDistribution: {
        OnDemandBaseCapacity: onDemand.base,
        OnDemandPercentageAboveBaseCapacity: onDemand.percentAbove,
      },
    },
  }
}
