import { steppedBy } from '../scaling/asks.ts'
import type { GroupAsk } from '../world/groupPolicies/groupDecision.ts'
import type { GroupPolicy, GroupTracking, SimpleScaling } from '../world/groupPolicies/groupPolicy.ts'
import { adjustedCapacity, trackedCapacity } from '../world/scaling/arithmetic.ts'

/** What a policy goes by. */
export interface CalledBy {
  /** `null`: ExecutePolicy. */
  readonly alarmName: string | null
  readonly threshold: number | null
  readonly periods: GroupAsk['periods']
  readonly metric: number | null
  readonly isBelow: boolean
}

/** What a group is when a policy of it is called. */
export interface Standing {
  readonly desired: number
  /** Those that count: in service, and warm (ASG-4). */
  readonly warm: number
  readonly warming: number
  readonly leaving: number
  readonly warmUntilMs: number | null
}

export type GroupWish = Pick<GroupAsk, 'direction' | 'sum' | 'base' | 'proposed'>

/** What a policy wants, before anything holds it. */
export function wishOf(
  config: GroupPolicy['config'],
  standing: Standing,
  by: Omit<CalledBy, 'alarmName' | 'periods'>,
): GroupWish {
  switch (config.type) {
    case 'TargetTrackingScaling':
      return tracking(config, standing, by)
    case 'StepScaling': {
      const { warm, warming, leaving, desired } = standing
      const { threshold, metric, isBelow } = by
      // What ends still counts while it scales in, so that no more go than necessary.
      const base = isBelow ? warm + warming + leaving : warm
      return steppedBy(config, { base, desired, threshold: threshold ?? 0, metric, isBelow })
    }
    case 'SimpleScaling':
      return adjusting(config, standing.desired)
  }
}

/** ASG-3: by the formula of a service's (SCL-2), from the instances that are warm; below the target one less. */
function tracking(
  { targetValue }: GroupTracking,
  { desired, warm }: Standing,
  { metric, isBelow }: Pick<CalledBy, 'metric' | 'isBelow'>,
): GroupWish {
  const sum = metric === null ? null : ({ kind: 'tracked', target: targetValue } as const)
  if (isBelow) return { direction: 'in', sum, base: warm, proposed: Math.max(0, desired - 1) }
  const tracked = trackedCapacity({ running: warm, metric: metric ?? 0, target: targetValue })
  return { direction: 'out', sum, base: warm, proposed: warm === 0 ? 1 : tracked }
}

/** ASG-8: a simple policy goes out from what is desired, and asks for no metric. */
function adjusting(
  { adjustmentType: type, adjustment, minAdjustmentMagnitude }: SimpleScaling,
  desired: number,
): GroupWish {
  const minMagnitude = minAdjustmentMagnitude ?? 0
  const proposed = adjustedCapacity(desired, { type, adjustment, minMagnitude })
  return {
    direction: proposed < desired ? 'in' : 'out',
    sum: { kind: 'simple', adjustment, adjustmentType: type, minMagnitude },
    base: desired,
    proposed,
  }
}
