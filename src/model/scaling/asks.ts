import { actionsIn, type Alarm } from '../world/monitoring/alarm.ts'
import { evaluate } from '../world/monitoring/evaluation.ts'
import { adjustedCapacity, stepFor, trackedCapacity, type Cooldown } from '../world/scaling/arithmetic.ts'
import type { ScalingAsk, ScalingSum } from '../world/scaling/scalingDecision.ts'
import type { ScalingPolicy, StepScaling, TargetTracking } from '../world/scaling/scalingPolicy.ts'
import { countsOf, type Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'

/** What a policy asks for, before anything holds it. */
export type Asked = Omit<ScalingAsk, 'allowed' | 'held'> & { readonly policy: ScalingPolicy }

/** Who asks: a service, in which cooldown. */
export interface Asking {
  readonly world: World
  readonly service: Service
  readonly cooldown: Cooldown | null
}

/** What the policies of a service ask for whose alarms call them now (SCL-2, SCL-4), in the order of the alarms. */
export function askedNow(asking: Asking): readonly Asked[] {
  const { world, service } = asking
  const called: Asked[] = []
  for (const alarm of world.alarms.values()) {
    for (const arn of actionsIn(alarm, alarm.state)) {
      const policy = world.scalingPolicies.get(arn)
      if (policy?.serviceKey === service.key) called.push(askOf(asking, alarm, policy))
    }
  }
  return called
}

function askOf(asking: Asking, alarm: Alarm, policy: ScalingPolicy): Asked {
  const { periods } = evaluate(asking.world, alarm)
  const metric = periods.findLast((one) => one.value !== null)?.value ?? null
  const { config, name: policyName } = policy
  const about = { policy, policyName, alarmName: alarm.name, threshold: alarm.threshold, periods, metric }
  const wish =
    config.type === 'TargetTrackingScaling'
      ? tracking(config, asking, { alarm, metric })
      : stepping(config, asking, { alarm, metric })
  return { ...about, ...wish }
}

interface Measured {
  readonly alarm: Alarm
  readonly metric: number | null
}

type Wish = Pick<Asked, 'direction' | 'sum' | 'base' | 'proposed'>

/** Above the target by the formula, and one where none runs that it could go out from; below it one less (SCL-6). */
function tracking({ targetValue }: TargetTracking, asking: Asking, { alarm, metric }: Measured): Wish {
  const { desiredCount } = asking.service
  const sum: ScalingSum | null = metric === null ? null : { kind: 'tracked', target: targetValue }
  const base = baseOf(asking)
  if (alarm.comparison === 'LessThanThreshold')
    return { direction: 'in', sum, base, proposed: Math.max(0, desiredCount - 1) }
  const tracked = trackedCapacity({ running: base, metric: metric ?? 0, target: targetValue })
  return { direction: 'out', sum, base, proposed: base === 0 ? 1 : tracked }
}

/**
 * What runs; but what a scale-out has added is not counted while it takes effect, since the metric is of before it
 * (SCL-7): 4 at 90 for 60 want 6, and 6 at the same 90 would want 9.
 */
function baseOf({ service, cooldown }: Asking): number {
  const { running } = countsOf(service)
  return cooldown?.direction === 'out' ? Math.max(0, Math.min(running, service.desiredCount - cooldown.added)) : running
}

function stepping(config: StepScaling, { service }: Asking, { alarm, metric }: Measured): Wish {
  const isBelow = alarm.comparison.startsWith('LessThan')
  const { threshold } = alarm
  return steppedBy(config, {
    base: countsOf(service).running,
    desired: service.desiredCount,
    threshold,
    metric,
    isBelow,
  })
}

export interface Stepping {
  /** From what the step goes out. */
  readonly base: number
  readonly desired: number
  readonly threshold: number
  readonly metric: number | null
  readonly isBelow: boolean
}

/** What the step wants that holds for a metric (SCL-4, SCL-5); what is there where none does. */
export function steppedBy(
  { steps, adjustmentType, minAdjustmentMagnitude }: Omit<StepScaling, 'cooldown'>,
  { base, desired, threshold, metric, isBelow }: Stepping,
): Wish {
  const step = metric === null ? null : stepFor(steps, { metric, threshold })
  if (step === null) return { direction: isBelow ? 'in' : 'out', sum: null, base, proposed: desired }
  const minMagnitude = minAdjustmentMagnitude ?? 0
  const proposed = adjustedCapacity(base, { type: adjustmentType, adjustment: step.adjustment, minMagnitude })
  return {
    direction: proposed > base || (proposed === base && !isBelow) ? 'out' : 'in',
    sum: { kind: 'step', step, adjustmentType, minMagnitude },
    base,
    proposed,
  }
}
