import { apiTime, autoScalingGroupArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { COOLDOWN_SECONDS, type AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { GroupActivity } from '../world/capacity/groupActivity.ts'
import { instancesOfGroup, isProtectedFromScaleIn } from '../world/capacity/groupInstances.ts'
import type { World } from '../world/world.ts'

export function groupJson(world: World, group: AutoScalingGroup): Output {
  return {
    AutoScalingGroupName: group.name,
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    DefaultCooldown: group.defaultCooldown ?? COOLDOWN_SECONDS,
    ...(group.defaultWarmup !== undefined && { DefaultInstanceWarmup: group.defaultWarmup }),
    // AWS's default, which the lab knows nothing else of.
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
      LifecycleState: lifecycleState(world, one),
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: isProtectedFromScaleIn(world, one),
    })),
  }
}

/** A launch goes on until its instance is there, a termination until its tasks have gone; both for as long as hooks hold them. */
export function activityJson(activity: GroupActivity, nowMs: number): Output {
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

/** As Amazon EC2 Auto Scaling calls it (ASG-11). */
function lifecycleState({ lifecycleWaits }: World, { id, status, isLeaving }: ContainerInstance): string {
  if (isLeaving === true) return 'Terminating:Wait'
  if (lifecycleWaits.has(id)) return 'Pending:Wait'
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
