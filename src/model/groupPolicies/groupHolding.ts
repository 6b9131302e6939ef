import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { GroupAsk, GroupHold } from '../world/groupPolicies/groupDecision.ts'
import { clamped, wouldFlap } from '../world/scaling/arithmetic.ts'
import type { World } from '../world/world.ts'
import type { GroupAsked } from './groupAsks.ts'

/** What decides whether a group may be scaled now. */
export interface Holding {
  readonly group: Pick<AutoScalingGroup, 'desiredCapacity' | 'minSize' | 'maxSize'>
  /** Of a simple policy that was, `null` where none is in force or counts. */
  readonly cooldownUntilMs: number | null
  /** How many more instances the lab takes. */
  readonly room: number
  /** Whether every other target tracking policy is ready to scale in (ASG-9). */
  readonly isAgreed: boolean
}

interface Left {
  readonly allowed: number
  readonly held: GroupHold | null
  readonly heldUntilMs: number | null
}

/** How much of what a policy asks for is left by warm-up, cooldown and limits. */
export function groupHeldOf(holding: Holding, asked: GroupAsked): GroupAsk {
  const { policy: _, warmUntilMs: __, ...ask } = asked
  return { ...ask, ...leftOf(holding, asked) }
}

type Wanted = Pick<GroupAsked, 'sum' | 'metric' | 'policyType' | 'direction' | 'proposed' | 'base' | 'warmUntilMs'>

/** What is left of what a policy wants. */
export function leftOf(holding: Holding, asked: Wanted): Left {
  const { group, cooldownUntilMs } = holding
  const { sum, metric, policyType, direction } = asked
  const hold = holder(group)
  if (sum === null) return hold(metric === null ? 'noData' : 'noStep')
  if (policyType === 'SimpleScaling' && cooldownUntilMs !== null) return hold('cooldown', cooldownUntilMs)
  return direction === 'out' ? leftOfOut(holding, asked) : leftOfIn(holding, asked)
}

function holder({ desiredCapacity }: Pick<AutoScalingGroup, 'desiredCapacity'>) {
  return (held: GroupHold, heldUntilMs: number | null = null): Left => ({ allowed: desiredCapacity, held, heldUntilMs })
}

function leftOfOut({ group, room }: Holding, { proposed, base, warmUntilMs }: Wanted): Left {
  const { desiredCapacity: desired, minSize: min, maxSize: max } = group
  const hold = holder(group)
  if (proposed <= desired) return proposed > base ? hold('warmUp', warmUntilMs) : hold('unchanged')
  const within = clamped(proposed, { min, max })
  if (within <= desired) return hold('maximum')
  const fits = Math.min(within, desired + room)
  return fits <= desired ? hold('quota') : { allowed: fits, held: null, heldUntilMs: null }
}

function leftOfIn({ group, isAgreed }: Holding, asked: Wanted): Left {
  const { proposed, warmUntilMs, policyType, sum, base, metric } = asked
  const { desiredCapacity: desired, minSize: min, maxSize: max } = group
  const hold = holder(group)
  if (desired <= min) return hold('minimum')
  if (proposed >= desired) return hold('unchanged')
  if (policyType !== 'SimpleScaling') {
    if (warmUntilMs !== null) return hold('warmUp', warmUntilMs)
    if (!isAgreed) return hold('disagreement')
  }
  const isTracked = sum?.kind === 'tracked'
  if (isTracked && wouldFlap({ running: base, metric: metric ?? 0, target: sum.target })) return hold('flapping')
  return { allowed: clamped(proposed, { min, max }), held: null, heldUntilMs: null }
}

/** ASG-9: the lower alarm of every other target tracking policy that scales in is in ALARM. */
export function agreeToScaleIn({ groupPolicies, alarms }: World, { policy }: GroupAsked): boolean {
  for (const other of groupPolicies.values()) {
    if (other.groupName !== policy.groupName || other.arn === policy.arn || !other.isEnabled) continue
    const { config, ownAlarms } = other
    if (config.type !== 'TargetTrackingScaling' || config.disableScaleIn) continue
    if (alarms.get(ownAlarms[1] ?? '')?.state !== 'ALARM') return false
  }
  return true
}
