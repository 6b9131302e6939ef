import { assert, must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { WritableWorld } from '../world.ts'
import { hasPassed, type ProbeOutcome, type Target } from './target.ts'

/** Load balancers, groups, listeners and rules are `put`; what their targets come to has names. */
export type BalancingChange =
  | { readonly kind: 'targetRegistered'; readonly target: Target }
  /** Whether anything checks it, and from when. */
  | { readonly kind: 'targetProbing'; readonly key: string; readonly atMs: number; readonly fromMs: number | null }
  | TargetProbed
  | { readonly kind: 'targetDraining'; readonly key: string; readonly atMs: number; readonly untilMs: number }
  /** With the task that it was registered for. */
  | { readonly kind: 'targetGone'; readonly key: string; readonly taskId: string | null }

/** A check that was unlike the last, or that made its target healthy or unhealthy. */
export interface TargetProbed {
  readonly kind: 'targetProbed'
  readonly key: string
  readonly atMs: number
  readonly outcome: ProbeOutcome
  readonly streak: number
  readonly state: 'initial' | 'healthy' | 'unhealthy'
  /** It turned healthy where others serve already (ALB-11). */
  readonly isSlowStart: boolean
}

function applyRegistered(world: WritableWorld, { target }: { readonly target: Target }): void {
  drop(world, target.key)
  world.targets.set(target.key, target)
  join(world.targetsByPool, target.poolId, target.key)
  join(world.targetsByTask, target.taskId ?? '', target.key)
}

function applyProbed(world: WritableWorld, change: TargetProbed): void {
  const { key, atMs, outcome, streak, state, isSlowStart } = change
  const before = must(world.targets.get(key), key)
  const isNew = before.state !== state
  const slowStartAtMs = state !== 'healthy' ? null : isSlowStart ? atMs : before.slowStartAtMs
  world.targets.set(key, {
    ...before,
    outcome,
    failure: hasPassed(outcome) ? before.failure : outcome,
    streak,
    state,
    slowStartAtMs,
    stateAtMs: isNew ? atMs : before.stateAtMs,
  })
}

function drop(world: WritableWorld, key: string): void {
  const target = world.targets.get(key)
  if (target === undefined) return
  world.targets.delete(key)
  leave(world.targetsByPool, target.poolId, key)
  leave(world.targetsByTask, target.taskId ?? '', key)
}

type Index = Map<string, Set<string>>

function join(index: Index, id: string, key: string): void {
  const set = index.get(id)
  if (set === undefined) index.set(id, new Set([key]))
  else set.add(key)
}

function leave(index: Index, id: string, key: string): void {
  const set = index.get(id)
  set?.delete(key)
  if (set?.size === 0) index.delete(id)
}

export const balancingAppliers: Appliers<BalancingChange> = {
  targetRegistered: applyRegistered,
  targetProbing: (world, { key, atMs, fromMs }) => {
    const before = must(world.targets.get(key), key)
    assert(before.state !== 'draining', 'ALB-8: what drains is not checked')
    const anew = { state: 'initial', stateAtMs: atMs, outcome: null, streak: 0, slowStartAtMs: null } as const
    world.targets.set(key, { ...before, ...anew, probesFromMs: fromMs })
  },
  targetProbed: applyProbed,
  targetDraining: (world, { key, atMs, untilMs }) => {
    const before = must(world.targets.get(key), key)
    assert(before.state !== 'draining', 'ALB-8: a target drains once')
    world.targets.set(key, { ...before, state: 'draining', stateAtMs: atMs, drainsUntilMs: untilMs })
  },
  targetGone: (world, { key }) => drop(world, key),
}
