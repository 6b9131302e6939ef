import type { Context, DueRows } from '../world/context.ts'
import { drainMs } from '../world/balancing/attributes.ts'
import { isProbed, poolOf } from '../world/balancing/pools.ts'
import { targetKey, type Target } from '../world/balancing/target.ts'
import { beginProbing, firstProbeMs } from './probing.ts'

export type NewTarget = Pick<Target, 'poolId' | 'id' | 'port' | 'zone' | 'taskId'>

/**
 * Registers a target. One that is there stays as it is, and whose it is too when somebody registers it again by hand;
 * one that drains begins anew. Its pool is there.
 */
export function registerTarget(context: Context, given: NewTarget): void {
  const { world, nowMs } = context
  const key = targetKey(given.poolId, given.id, given.port)
  const pool = poolOf(world, given.poolId)
  const before = world.targets.get(key)
  if (pool === undefined) return
  if (before !== undefined && before.state !== 'draining' && isOf(before, given)) return
  // What another task had there is gone with that: who waits for it hears of it.
  if (before !== undefined) context.emit({ kind: 'targetGone', key, taskId: before.taskId })
  const target: Target = {
    key,
    ...given,
    state: 'initial',
    registeredAtMs: nowMs,
    stateAtMs: nowMs,
    probesFromMs: firstProbeMs(context, pool, given),
    outcome: null,
    failure: null,
    streak: 0,
    drainsUntilMs: null,
    slowStartAtMs: null,
  }
  context.emit({ kind: 'targetRegistered', target })
  beginProbing(context, target)
}

function isOf(target: Target, { taskId }: NewTarget): boolean {
  return taskId === null || target.taskId === taskId
}

/**
 * Takes a target out. It drains for the whole of its group's delay (ALB-8); what got no traffic, and what a Classic Load
 * Balancer had, is gone at once.
 */
export function deregisterTarget(context: Context, key: string): void {
  const { world, nowMs } = context
  const target = world.targets.get(key)
  if (target === undefined || target.state === 'draining') return
  const pool = poolOf(world, target.poolId)
  const group = pool?.group ?? null
  const delayMs = pool === undefined || group === null || !isInUse(pool, target) ? 0 : drainMs(group)
  if (delayMs === 0) return context.emit({ kind: 'targetGone', key, taskId: target.taskId })
  const untilMs = nowMs + delayMs
  context.emit({ kind: 'targetDraining', key, atMs: nowMs, untilMs })
  context.schedule(untilMs, { kind: 'targetDrainedDue', key, untilMs })
}

function isInUse(pool: Parameters<typeof isProbed>[0], target: Target): boolean {
  return target.probesFromMs !== null || isProbed(pool, target)
}

export const registrationDue: DueRows<'targetDrainedDue'> = {
  targetDrainedDue: {
    phase: 'target',
    run: (context, { key, untilMs }) => {
      const target = context.world.targets.get(key)
      if (target?.drainsUntilMs === untilMs) context.emit({ kind: 'targetGone', key, taskId: target.taskId })
      return undefined
    },
  },
}
