import { uuidOf } from '../api/arns.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { GroupActivity } from '../world/capacity/groupActivity.ts'
import type { Context } from '../world/context.ts'
import { noInstanceCapacity } from '../world/fault/noCapacity.ts'
import { zuluText } from '../world/utcTime.ts'
import type { World } from '../world/world.ts'

interface Scaled {
  readonly groupName: string
  readonly why: string
  readonly from: number
}

export function beginActivity({ emit }: Context, activity: GroupActivity): void {
  emit({ kind: 'groupActivityBegan', activity })
}

/** ASG-5, in the words of AWS's guide and of public logs. */
export function launched(
  instance: ContainerInstance,
  { groupName, why, from }: Scaled,
  isHeld: boolean,
): GroupActivity {
  const { launchedAtMs: startMs, readyAtMs, ec2InstanceId, availabilityZone } = instance
  const started = `At ${zuluText(startMs)} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${String(from)} to ${String(from + 1)}.`
  return {
    id: launchId(ec2InstanceId),
    groupName,
    description: `Launching a new EC2 instance: ${ec2InstanceId}`,
    cause: joined(why, started),
    availabilityZone,
    startMs,
    endMs: isHeld ? null : readyAtMs,
    outcome: 'Successful',
    statusMessage: null,
  }
}

export function terminated(
  { ec2InstanceId, availabilityZone }: ContainerInstance,
  { groupName, why, from }: Scaled,
  { nowMs, isHeld }: { readonly nowMs: number; readonly isHeld: boolean },
): GroupActivity {
  const at = zuluText(nowMs)
  const taken = `At ${at} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${String(from)} to ${String(from - 1)}.  At ${at} instance ${ec2InstanceId} was selected for termination.`
  return {
    id: terminationId(ec2InstanceId),
    groupName,
    description: `Terminating EC2 instance: ${ec2InstanceId}`,
    cause: joined(why, taken),
    availabilityZone,
    startMs: nowMs,
    endMs: isHeld ? null : nowMs,
    outcome: 'Successful',
    statusMessage: null,
  }
}

/** An instance was ended under its group (ASG-2). */
export function lost(
  { ec2InstanceId, availabilityZone }: ContainerInstance,
  { groupName, nowMs }: { readonly groupName: string; readonly nowMs: number },
): GroupActivity {
  return {
    id: terminationId(ec2InstanceId),
    groupName,
    description: `Terminating EC2 instance: ${ec2InstanceId}`,
    cause: `At ${zuluText(nowMs)} an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.`,
    availabilityZone,
    startMs: nowMs,
    endMs: nowMs,
    outcome: 'Successful',
    statusMessage: null,
  }
}

/** Nothing may be taken: all that is left is protected (ASG-6). */
export function stayedProtected(
  { nowMs }: Context,
  { groupName, why }: { readonly groupName: string; readonly why: string },
): GroupActivity {
  return {
    id: uuidOf(`protected ${groupName} ${String(nowMs)}`),
    groupName,
    description: 'Could not scale to desired capacity because all remaining instances are protected from scale-in.',
    cause: joined(why, ''),
    availabilityZone: null,
    startMs: nowMs,
    endMs: nowMs,
    outcome: 'Cancelled',
    statusMessage: 'Could not scale to desired capacity because all remaining instances are protected from scale-in.',
  }
}

/** FLT-3: every zone of the group is out. In the words of Amazon EC2, as the group passes them on. */
export function launchFailed(
  { world, nowMs }: Context,
  { name: groupName, launchTemplateName, availabilityZones }: AutoScalingGroup,
  why: string,
): GroupActivity {
  const instanceType = world.launchTemplates.get(launchTemplateName)?.instanceType ?? ''
  const [zone = ''] = availabilityZones
  return {
    id: uuidOf(`failed ${groupName} ${String(nowMs)}`),
    groupName,
    description: 'Launching a new EC2 instance.  Status Reason: ' + noInstanceCapacity(world, instanceType, zone),
    cause: joined(why, ''),
    availabilityZone: zone,
    startMs: nowMs,
    endMs: nowMs,
    outcome: 'Failed',
    statusMessage: `${noInstanceCapacity(world, instanceType, zone)} Launching EC2 instance failed.`,
  }
}

export function endTermination({ world, nowMs, emit }: Context, instance: ContainerInstance): void {
  const { autoScalingGroupName: groupName, ec2InstanceId } = instance
  const activityId = terminationId(ec2InstanceId)
  if (groupName === null || !isKept(world, groupName, activityId)) return
  emit({ kind: 'groupActivityEnded', groupName, activityId, atMs: nowMs })
}

/** A launch that hooks have held is over when they let it go and it is there; for what says why not, it is cancelled. */
export function endLaunch(
  { world, nowMs, emit }: Context,
  { autoScalingGroupName: groupName, ec2InstanceId, readyAtMs }: ContainerInstance,
  statusMessage: string | null,
): void {
  const activityId = launchId(ec2InstanceId)
  if (groupName === null || !isKept(world, groupName, activityId)) return
  const atMs = statusMessage === null ? Math.max(nowMs, readyAtMs) : nowMs
  emit({
    kind: 'groupActivityEnded',
    groupName,
    activityId,
    atMs,
    ...(statusMessage !== null && { cancelled: statusMessage }),
  })
}

function isKept({ groupActivities }: World, groupName: string, activityId: string): boolean {
  return groupActivities.get(groupName)?.some((one) => one.id === activityId) === true
}

function launchId(ec2InstanceId: string): string {
  return uuidOf(`launch ${ec2InstanceId}`)
}

function terminationId(ec2InstanceId: string): string {
  return uuidOf(`terminate ${ec2InstanceId}`)
}

/** AWS puts two spaces between the sentences of a cause. */
function joined(why: string, what: string): string {
  return [why, what].filter((one) => one !== '').join('  ')
}
