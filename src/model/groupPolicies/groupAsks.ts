import { instancesOfGroup, isInService } from '../world/capacity/groupInstances.ts'
import { COOLDOWN_SECONDS, type AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { GroupAsk } from '../world/groupPolicies/groupDecision.ts'
import type { GroupPolicy, GroupTracking, SimpleScaling } from '../world/groupPolicies/groupPolicy.ts'
import { actionsIn, type Alarm } from '../world/monitoring/alarm.ts'
import { evaluate } from '../world/monitoring/evaluation.ts'
import { adjustedCapacity, trackedCapacity } from '../world/scaling/arithmetic.ts'
import type { World } from '../world/world.ts'
import { steppedBy } from '../scaling/asks.ts'

/** What a policy asks for, before anything holds it. */
export type GroupAsked = Omit<GroupAsk, 'allowed' | 'held' | 'heldUntilMs'> & {
  readonly policy: GroupPolicy
  /** When the last of those that warm up counts; `null` for none. */
  readonly warmUntilMs: number | null
}

/** What a policy goes by. */
export interface CalledBy {
  /** `null`: ExecutePolicy. */
  readonly alarmName: string | null
  readonly threshold: number | null
  readonly periods: GroupAsk['periods']
  readonly metric: number | null
  readonly isBelow: boolean
}

/** What the policies of a group ask for whose alarms call them now, in the order of the alarms. */
export function groupAskedNow(world: World, group: AutoScalingGroup): readonly GroupAsked[] {
  const called: GroupAsked[] = []
  for (const alarm of world.alarms.values()) {
    for (const arn of actionsIn(alarm, alarm.state)) {
      const policy = world.groupPolicies.get(arn)
      if (policy?.groupName === group.name && policy.isEnabled)
        called.push(groupAskOf(world, policy, calledBy(world, alarm)))
    }
  }
  return called
}

function calledBy(world: World, alarm: Alarm): CalledBy {
  const { periods } = evaluate(world, alarm)
  const metric = periods.findLast((one) => one.value !== null)?.value ?? null
  const isBelow = alarm.comparison.startsWith('LessThan')
  return { alarmName: alarm.name, threshold: alarm.threshold, periods, metric, isBelow }
}

export function groupAskOf(world: World, policy: GroupPolicy, by: CalledBy): GroupAsked {
  const group = world.autoScalingGroups.get(policy.groupName)
  const standing = standingOf(world, policy, group)
  const { isBelow: _, ...called } = by
  return {
    policy,
    policyName: policy.name,
    policyType: policy.config.type,
    warming: standing.warming,
    warmUntilMs: standing.warmUntilMs,
    ...called,
    ...wishOf(policy.config, standing, by),
  }
}

interface Standing {
  readonly desired: number
  /** Those that count: in service, and warm (ASG-4). */
  readonly warm: number
  readonly warming: number
  readonly leaving: number
  readonly warmUntilMs: number | null
}

function standingOf(world: World, policy: GroupPolicy, group: AutoScalingGroup | undefined): Standing {
  const all = instancesOfGroup(world, policy.groupName)
  const own = all.filter((one) => one.isLeaving !== true)
  const seconds = policy.warmupSeconds ?? group?.defaultWarmup ?? group?.defaultCooldown ?? COOLDOWN_SECONDS
  const warmAtMs = (one: ContainerInstance): number => one.readyAtMs + seconds * 1_000
  const warming = own.filter((one) => !isInService(world, one) || world.nowMs < warmAtMs(one))
  return {
    desired: group?.desiredCapacity ?? 0,
    warm: own.length - warming.length,
    warming: warming.length,
    leaving: all.length - own.length,
    warmUntilMs: warming.length === 0 ? null : Math.max(...warming.map(warmAtMs)),
  }
}

type Wish = Pick<GroupAsk, 'direction' | 'sum' | 'base' | 'proposed'>

function wishOf(config: GroupPolicy['config'], standing: Standing, by: CalledBy): Wish {
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
function tracking({ targetValue }: GroupTracking, { desired, warm }: Standing, { metric, isBelow }: CalledBy): Wish {
  const sum = metric === null ? null : ({ kind: 'tracked', target: targetValue } as const)
  if (isBelow) return { direction: 'in', sum, base: warm, proposed: Math.max(0, desired - 1) }
  const tracked = trackedCapacity({ running: warm, metric: metric ?? 0, target: targetValue })
  return { direction: 'out', sum, base: warm, proposed: warm === 0 ? 1 : tracked }
}

/** ASG-8: a simple policy goes out from what is desired, and asks for no metric. */
function adjusting({ adjustmentType: type, adjustment, minAdjustmentMagnitude }: SimpleScaling, desired: number): Wish {
  const minMagnitude = minAdjustmentMagnitude ?? 0
  const proposed = adjustedCapacity(desired, { type, adjustment, minMagnitude })
  return {
    direction: proposed < desired ? 'in' : 'out',
    sum: { kind: 'simple', adjustment, adjustmentType: type, minMagnitude },
    base: desired,
    proposed,
  }
}
