import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { clusterNameOf, hasCluster } from '../world/capacity/groupCluster.ts'
import { instancesOfGroup, isProtectedFromScaleIn } from '../world/capacity/groupInstances.ts'
import type { InstanceType } from '../world/capacity/instanceTypes.ts'
import type { Context, Reactions } from '../world/context.ts'
import { isZoneOut } from '../world/fault/broken.ts'
import { providerOfInstance } from '../world/provider/providerOfInstance.ts'
import { zuluText } from '../world/utcTime.ts'
import type { World } from '../world/world.ts'
import { beginActivity, launched, launchFailed, stayedProtected, terminated } from './groupActivities.ts'
import { hold } from './lifecycleHold.ts'
import { launchInstance, terminatingInstance } from './instances.ts'

/**
 * ASG-1: launches into the zone with the fewest, or terminates in the zone with the most, oldest first. Where the
 * cluster is gone that they join it launches none: the lab has no instances but those of a cluster.
 *
 * @param why  what changed the desired capacity, as AWS begins the cause of an activity; '' where nothing did
 */
export function* meetingDesiredCapacity(context: Context, group: AutoScalingGroup, why = ''): Work<void> {
  const own = instancesOfGroup(context.world, group.name).filter((one) => one.isLeaving !== true)
  const counts = group.availabilityZones.map((zone) => own.filter((one) => one.availabilityZone === zone).length)
  const wanted = hasCluster(context.world, group) ? group.desiredCapacity : 0
  for (let count = own.length; count < wanted; count++) {
    const zone = emptiestUp(context.world, group, counts)
    if (zone === -1) return beginActivity(context, launchFailed(context, group, why))
    counts[zone] = (counts[zone] ?? 0) + 1
    const instance = launchInto(context, group, must(group.availabilityZones[zone], 'a zone'))
    const isHeld = hold(context, instance, { transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' })
    beginActivity(context, launched(instance, { groupName: group.name, why, from: count }, isHeld))
    if (context.endsSlice()) yield
  }
  const free = own.filter((one) => !isProtectedFromScaleIn(context.world, one))
  for (let count = own.length; count > group.desiredCapacity; count--) {
    const place = nextToGo(free, { zones: group.availabilityZones, counts })
    const [instance] = place === -1 ? [] : free.splice(place, 1)
    if (instance === undefined) return beginActivity(context, stayedProtected(context, { groupName: group.name, why }))
    const zone = group.availabilityZones.indexOf(instance.availabilityZone)
    counts[zone] = (counts[zone] ?? 0) - 1
    yield* givingUp(context, instance, { groupName: group.name, why, from: count })
    if (context.endsSlice()) yield
  }
}

/** FLT-3: of the zones that are not out the first with the fewest; −1 where all are. */
function emptiestUp(world: World, { availabilityZones }: AutoScalingGroup, counts: readonly number[]): number {
  const up = availabilityZones.map((zone, index) => (isZoneOut(world, zone) ? Infinity : (counts[index] ?? 0)))
  const least = Math.min(...up)
  return least === Infinity ? -1 : up.indexOf(least)
}

interface Zones {
  readonly zones: readonly string[]
  readonly counts: readonly number[]
}

/** The oldest in the fullest zone that has one which is not protected. */
function nextToGo(free: readonly ContainerInstance[], { zones, counts }: Zones): number {
  let best = -1
  let most = -1
  for (const [place, { availabilityZone }] of free.entries()) {
    const count = counts[zones.indexOf(availabilityZone)] ?? 0
    const isEarlierZone =
      best !== -1 && zones.indexOf(availabilityZone) < zones.indexOf(free[best]?.availabilityZone ?? '')
    if (count > most || (count === most && isEarlierZone)) {
      best = place
      most = count
    }
  }
  return best
}

function launchInto(context: Context, group: AutoScalingGroup, availabilityZone: string): ContainerInstance {
  const template = must(context.world.launchTemplates.get(group.launchTemplateName), group.launchTemplateName)
  const instance = launchInstance(context, {
    clusterName: template.clusterName,
    instanceType: template.instanceType as InstanceType,
    availabilityZone,
    autoScalingGroupName: group.name,
    isSpot: group.onDemand !== undefined && isNextSpot(instancesOfGroup(context.world, group.name), group.onDemand),
    securityGroupIds: template.securityGroupIds ?? [],
    instanceProfile: template.instanceProfile,
  })
  if (group.isNewProtected === true) {
    context.emit({ kind: 'instanceProtectionSet', instanceId: instance.id, isProtected: true })
  }
  return instance
}

/** ASG-7: On-Demand up to the base, then as many of each hundred as the group says, rounded up. */
function isNextSpot(all: readonly ContainerInstance[], onDemand: NonNullable<AutoScalingGroup['onDemand']>): boolean {
  const own = all.filter((one) => one.isLeaving !== true)
  const above = Math.max(0, own.length + 1 - onDemand.base)
  const wanted = own.length + 1 - above + Math.ceil((above * onDemand.percentAbove) / 100)
  return own.filter((one) => one.isSpot !== true).length >= wanted
}

export interface Scaled {
  readonly groupName: string
  readonly why: string
  readonly from: number
}

/** CPR-9: with managed draining its tasks are replaced first, else they end with it; hooks hold it too (ASG-11). */
function* givingUp(context: Context, instance: ContainerInstance, scaled: Scaled): Work<void> {
  const { world, nowMs } = context
  const provider = world.capacityProviders.get(providerOfInstance(world, instance) ?? '')
  const isDrained = provider?.hasManagedDraining === true && instance.tasksCount > 0
  const isHeld = hold(context, instance, { transition: 'autoscaling:EC2_INSTANCE_TERMINATING', isDrained })
  beginActivity(context, terminated(instance, scaled, { nowMs, isHeld }))
  if (!isHeld) return yield* terminatingInstance(context, instance)
  context.emit({ kind: 'instanceGivenUp', instanceId: instance.id })
  if (isDrained && instance.status === 'ACTIVE')
    context.emit({ kind: 'instanceStatusSet', instanceId: instance.id, status: 'DRAINING' })
}

export const groupReactions: Reactions = {
  clusterCreated: (waking, { cluster: { name: clusterName } }) => {
    const isAwaited = [...waking.world.autoScalingGroups.values()].some(
      (group) => clusterNameOf(waking.world, group) === clusterName,
    )
    if (isAwaited) waking.schedule(waking.nowMs, { kind: 'groupsDue', clusterName })
  },
  tasksMoved: (waking, { taskIds, step }) => {
    if (step !== 'stopped') return
    for (const taskId of taskIds) {
      const instanceId = waking.world.tasks.get(taskId)?.instanceId ?? ''
      if (waking.world.instances.get(instanceId)?.isLeaving !== true) continue
      waking.schedule(waking.nowMs, { kind: 'drainedInstanceDue', instanceId })
    }
  },
}

/** How AWS begins a cause: `At 2026-01-01T00:05:00Z a user request …`. */
export function causeAt(nowMs: number, words: string): string {
  return `At ${zuluText(nowMs)} ${words}`
}
