import type { Decision } from '../model/world/decision.ts'
import type { GroupDecision } from '../model/world/groupPolicies/groupDecision.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/**
 * What holds of what scales groups by themselves, at the end of an instant.
 *
 * @param news  the decisions since the last look
 */
export function checkGroupPolicies(world: World, news: readonly Decision[], report: Report): void {
  for (const { name, minSize, maxSize, desiredCapacity } of world.autoScalingGroups.values()) {
    if (desiredCapacity < minSize || desiredCapacity > maxSize) report(`ASG-12 ${name} wants what its sizes allow`)
  }
  for (const decision of news) if (decision.kind === 'groupScaling') checkDecided(decision, report)
  for (const { key, groupName, nextAtMs } of world.groupSchedules.values()) {
    if (!world.autoScalingGroups.has(groupName)) report(`ASG-10 scheduled action ${key} has a group`)
    if (nextAtMs < world.nowMs) report(`ASG-10 scheduled action ${key} is due later`)
  }
  for (const [id, { transition, hooks }] of world.lifecycleWaits) {
    const instance = world.instances.get(id) ?? world.deregisteredInstances.get(id)
    if (instance === undefined) report(`ASG-11 instance ${id} waits and is there`)
    const isLeaving = transition === 'autoscaling:EC2_INSTANCE_TERMINATING'
    if (instance !== undefined && (instance.isLeaving ?? false) !== isLeaving)
      report(`ASG-11 instance ${id} waits in its transition`)
    if (hooks.length === 0 || hooks.some((one) => one.untilMs < world.nowMs))
      report(`ASG-11 instance ${id} waits for hooks that have time`)
  }
}

function checkDecided(decision: GroupDecision, report: Report): void {
  const { id, from, to, min, max, held, asks } = decision
  if ((held === null) === (to === from)) report(`ASG-9 scaling ${String(id)} of a group is held or moves it`)
  if (held === null && (to < min || to > max)) report(`ASG-9 scaling ${String(id)} of a group is within its sizes`)
  const [ask] = asks
  const isStepping = ask?.policyType === 'StepScaling' || ask?.policyType === 'TargetTrackingScaling'
  if (held === null && to < from && isStepping && ask.warming > 0)
    report(`ASG-4 scaling ${String(id)} takes nothing away while instances warm up`)
}
