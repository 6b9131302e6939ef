import { instancesOfGroup, isInService } from '../world/capacity/groupInstances.ts'
import { COOLDOWN_SECONDS, type AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { GroupAsk } from '../world/groupPolicies/groupDecision.ts'
import type { GroupPolicy } from '../world/groupPolicies/groupPolicy.ts'
import { actionsIn, type Alarm } from '../world/monitoring/alarm.ts'
import { evaluate } from '../world/monitoring/evaluation.ts'
import type { World } from '../world/world.ts'
import { wishOf, type CalledBy, type Standing } from './groupSums.ts'

/** What a policy asks for, before anything holds it. */
export type GroupAsked = Omit<GroupAsk, 'allowed' | 'held' | 'heldUntilMs'> & {
  readonly policy: GroupPolicy
  /** When the last of those that warm up counts; `null` for none. */
  readonly warmUntilMs: number | null
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
