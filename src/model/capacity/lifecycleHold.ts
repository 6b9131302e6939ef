import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { LifecycleTransition, WaitingHook } from '../world/capacity/lifecycleHook.ts'
import type { Context } from '../world/context.ts'
import { MANAGED_DRAINING_MAX_MS } from '../world/durations.ts'

/** The hook by which ECS drains an instance before its group may end it (CPR-9). */
export const MANAGED_DRAINING_HOOK = 'ecs-managed-draining-termination-hook'

/**
 * ASG-11: an instance that comes or goes is held by all hooks of its group for that, at once.
 *
 * @returns whether it is held
 */
export function hold(
  context: Context,
  { id, autoScalingGroupName }: ContainerInstance,
  { transition, isDrained = false }: { readonly transition: LifecycleTransition; readonly isDrained?: boolean },
): boolean {
  const { world, nowMs } = context
  const groupName = autoScalingGroupName ?? ''
  const own = [...world.lifecycleHooks.values()].filter(
    (one) => one.groupName === groupName && one.transition === transition,
  )
  const hooks: readonly WaitingHook[] = [
    ...own.map(({ name, heartbeatSeconds, defaultResult }) => ({
      name,
      untilMs: nowMs + heartbeatSeconds * 1_000,
      defaultResult,
    })),
    ...(isDrained
      ? [{ name: MANAGED_DRAINING_HOOK, untilMs: nowMs + MANAGED_DRAINING_MAX_MS, defaultResult: 'CONTINUE' as const }]
      : []),
  ]
  if (hooks.length === 0) return false
  context.emit({ kind: 'put', table: 'lifecycleWaits', key: id, value: { groupName, transition, hooks } })
  for (const { untilMs } of hooks) context.schedule(untilMs, { kind: 'hookTimeoutDue', instanceId: id })
  return true
}
