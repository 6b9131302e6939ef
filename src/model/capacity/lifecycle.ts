import { uuidOf } from '../api/arns.ts'
import type { Work } from '../../base/work.ts'
import { clusterNameOf } from '../world/capacity/groupCluster.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { LifecycleResult, WaitingHook } from '../world/capacity/lifecycleHook.ts'
import type { Context, DueRows, ModelEvent } from '../world/context.ts'
import type { World } from '../world/world.ts'
import { beginActivity, endLaunch, endTermination, lost } from './groupActivities.ts'
import { terminatingInstance } from './instances.ts'
import { MANAGED_DRAINING_HOOK } from './lifecycleHold.ts'
import { meetingDesiredCapacity } from './meetingDesiredCapacity.ts'

/** Why a launch was given up, in the words of public logs. */
const ABANDONED = { answer: 'Lifecycle Action Completed with ABANDON Result', timeout: 'Heartbeat Timeout' } as const

export interface HookAnswer {
  readonly names: readonly string[]
  readonly result: LifecycleResult
  readonly by: keyof typeof ABANDONED
}

/** Hooks answer for an instance, or their time is over: with the last of them it comes, or ends. */
export function* answering(context: Context, instance: ContainerInstance, answer: HookAnswer): Work<void> {
  const wait = context.world.lifecycleWaits.get(instance.id)
  const { result, names } = answer
  if (wait?.hooks.some((one) => names.includes(one.name)) !== true) return
  if (wait.transition === 'autoscaling:EC2_INSTANCE_LAUNCHING' && result === 'ABANDON')
    return yield* abandoning(context, instance, answer.by)
  // ABANDON ends the other hooks as well; that ECS drains it does not.
  const isLeft = ({ name }: WaitingHook) =>
    name === MANAGED_DRAINING_HOOK ? !names.includes(name) : result === 'CONTINUE' && !names.includes(name)
  const hooks = wait.hooks.filter(isLeft)
  if (hooks.length > 0)
    return context.emit({ kind: 'put', table: 'lifecycleWaits', key: instance.id, value: { ...wait, hooks } })
  if (wait.transition === 'autoscaling:EC2_INSTANCE_LAUNCHING') {
    context.emit({ kind: 'gone', table: 'lifecycleWaits', key: instance.id })
    return endLaunch(context, instance, null)
  }
  yield* terminatingInstance(context, instance)
  endTermination(context, instance)
}

/** It ends, and its group launches another. */
function* abandoning(context: Context, instance: ContainerInstance, by: HookAnswer['by']): Work<void> {
  const token = uuidOf(`lifecycle ${instance.ec2InstanceId}`)
  endLaunch(
    context,
    instance,
    `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${token} was abandoned: ${ABANDONED[by]}`,
  )
  yield* terminatingInstance(context, instance)
  const group = context.world.autoScalingGroups.get(instance.autoScalingGroupName ?? '')
  if (group !== undefined) yield* meetingDesiredCapacity(context, group)
}

/** An instance of a group was ended under it (ASG-2): it waits for nothing any more. */
export function* losing(context: Context, instance: ContainerInstance): Work<void> {
  const { autoScalingGroupName: groupName, id } = instance
  const isComing = context.world.lifecycleWaits.get(id)?.transition === 'autoscaling:EC2_INSTANCE_LAUNCHING'
  if (isComing) endLaunch(context, instance, 'The instance was terminated while it was launched.')
  yield* terminatingInstance(context, instance)
  if (groupName !== null) beginActivity(context, lost(instance, { groupName, nowMs: context.nowMs }))
}

/** ASG-2: Amazon EC2 has ended an instance, and its group launches another; one that was going already is just gone. */
export function* losingInstance(context: Context, instance: ContainerInstance): Work<void> {
  if (instance.isLeaving === true) {
    yield* terminatingInstance(context, instance)
    return endTermination(context, instance)
  }
  yield* losing(context, instance)
  const group = context.world.autoScalingGroups.get(instance.autoScalingGroupName ?? '')
  if (group !== undefined) yield* meetingDesiredCapacity(context, group)
}

function instanceOf({ instances, deregisteredInstances }: World, id: string): ContainerInstance | undefined {
  return instances.get(id) ?? deregisteredInstances.get(id)
}

type Of<K extends ModelEvent['kind']> = Extract<ModelEvent, { kind: K }>

/** ASG-11: of hooks that have not answered in time the default result counts. */
function* timingOut(context: Context, { instanceId }: Of<'hookTimeoutDue'>): Work<void> {
  const { world, nowMs } = context
  const instance = instanceOf(world, instanceId)
  const late = world.lifecycleWaits.get(instanceId)?.hooks.filter((one) => one.untilMs <= nowMs) ?? []
  for (const { name, defaultResult } of late) {
    if (instance !== undefined)
      yield* answering(context, instance, { names: [name], result: defaultResult, by: 'timeout' })
  }
}

/** CPR-9: its last task has stopped. */
function* endingDrained(context: Context, { instanceId }: Of<'drainedInstanceDue'>): Work<void> {
  const instance = instanceOf(context.world, instanceId)
  if (instance === undefined || instance.tasksCount > 0) return
  yield* answering(context, instance, { names: [MANAGED_DRAINING_HOOK], result: 'CONTINUE', by: 'answer' })
}

/** The cluster that they join is there again: groups launch what they lack. */
function* meetingAll(context: Context, { clusterName }: Of<'groupsDue'>): Work<void> {
  const { world } = context
  for (const group of [...world.autoScalingGroups.values()])
    if (clusterNameOf(world, group) === clusterName) yield* meetingDesiredCapacity(context, group)
}

export const lifecycleDue: DueRows<'hookTimeoutDue' | 'drainedInstanceDue' | 'groupsDue'> = {
  hookTimeoutDue: { phase: 'instance', isEndless: true, run: timingOut },
  drainedInstanceDue: { phase: 'instance', isEndless: true, run: endingDrained },
  groupsDue: { phase: 'instance', run: meetingAll },
}
