import type { lifecycleOperations } from '../api/capacity/lifecycleOperations.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { instancesOfGroup } from '../world/capacity/groupInstances.ts'
import type { LifecycleHook } from '../world/capacity/lifecycleHook.ts'
import { ofGroupKey } from '../world/capacity/ofGroupKey.ts'
import { HOOKS_OF_GROUP_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { groupNamed } from './groupNamed.ts'
import { answering } from './lifecycle.ts'

/** AWS's defaults. */
const HEARTBEAT_SECONDS = 3_600
const GLOBAL_TIMEOUT_MAX_SECONDS = 172_800

export const lifecycleHandlers: Handlers<typeof lifecycleOperations> = {
  PutLifecycleHook(context, { input }) {
    const { world } = context
    const group = groupNamed(world, input.AutoScalingGroupName)
    const key = ofGroupKey(group.name, input.LifecycleHookName)
    const before = world.lifecycleHooks.get(key)
    const transition = input.LifecycleTransition ?? before?.transition
    if (transition === undefined) throw invalid('LifecycleTransition is required for a new hook', 'LifecycleTransition')
    if (before === undefined && hooksOf(world, group.name).length >= HOOKS_OF_GROUP_MAX) {
      throw new ApiError('LimitExceededException', `A group has ${String(HOOKS_OF_GROUP_MAX)} lifecycle hooks at most.`)
    }
    const value: LifecycleHook = {
      key,
      groupName: group.name,
      name: input.LifecycleHookName,
      transition,
      heartbeatSeconds: input.HeartbeatTimeout ?? before?.heartbeatSeconds ?? HEARTBEAT_SECONDS,
      defaultResult: input.DefaultResult ?? before?.defaultResult ?? 'ABANDON',
    }
    context.emit({ kind: 'put', table: 'lifecycleHooks', key, value })
    return {}
  },
  /** An instance that waits for it is let go, as if it had said CONTINUE. */
  *DeleteLifecycleHook(context, { input }) {
    const { world } = context
    const hook = hookNamed(world, input)
    context.emit({ kind: 'gone', table: 'lifecycleHooks', key: hook.key })
    for (const instance of instancesOfGroup(world, hook.groupName)) {
      const isHeld = world.lifecycleWaits.get(instance.id)?.hooks.some((one) => one.name === hook.name)
      if (isHeld === true) yield* answering(context, instance, { names: [hook.name], result: 'CONTINUE', by: 'answer' })
    }
    return () => ({})
  },
  DescribeLifecycleHooks(world, { input }) {
    const group = groupNamed(world, input.AutoScalingGroupName)
    const hooks = hooksOf(world, group.name).filter((one) => input.LifecycleHookNames?.includes(one.name) ?? true)
    return { LifecycleHooks: hooks.map(hookJson) }
  },
  *CompleteLifecycleAction(context, { input }) {
    const { world } = context
    const group = groupNamed(world, input.AutoScalingGroupName)
    const { LifecycleHookName: name, InstanceId: id } = input
    const instance = instancesOfGroup(world, group.name).find((one) => one.ec2InstanceId === id)
    const isHeld = world.lifecycleWaits.get(instance?.id ?? '')?.hooks.some((one) => one.name === name)
    if (instance === undefined || isHeld !== true) {
      throw invalid(`No active Lifecycle Action found with instance ID ${id}`, 'InstanceId')
    }
    yield* answering(context, instance, { names: [name], result: input.LifecycleActionResult, by: 'answer' })
    return () => ({})
  },
}

interface Naming {
  readonly AutoScalingGroupName: string
  readonly LifecycleHookName: string
}

function hookNamed(world: World, { AutoScalingGroupName: groupName, LifecycleHookName: name }: Naming): LifecycleHook {
  const hook = world.lifecycleHooks.get(ofGroupKey(groupNamed(world, groupName).name, name))
  if (hook !== undefined) return hook
  throw invalid(`No Lifecycle Hook found with name ${name} in group ${groupName}`, 'LifecycleHookName')
}

function hooksOf(world: World, groupName: string): readonly LifecycleHook[] {
  return [...world.lifecycleHooks.values()].filter((one) => one.groupName === groupName)
}

function hookJson({ groupName, name, transition, heartbeatSeconds, defaultResult }: LifecycleHook): Output {
  return {
    LifecycleHookName: name,
    AutoScalingGroupName: groupName,
    LifecycleTransition: transition,
    HeartbeatTimeout: heartbeatSeconds,
    GlobalTimeout: Math.min(GLOBAL_TIMEOUT_MAX_SECONDS, 100 * heartbeatSeconds),
    DefaultResult: defaultResult,
  }
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('ValidationError', message, field)
}
