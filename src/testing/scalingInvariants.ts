import type { Decision } from '../model/world/decision.ts'
import type { ScheduledDecision } from '../model/world/scaling/scheduledDecision.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/**
 * What holds of what may be scaled, at the end of an instant.
 *
 * @param news  the decisions since the last look
 */
export function checkScaling(world: World, news: readonly Decision[], report: Report): void {
  for (const [key, { serviceKey, min, max, cooldown, decisionId }] of world.scalableTargets) {
    if (serviceKey !== key || min < 0 || min > max) report(`SCL-1 ${key} is from its minimum to its maximum`)
    if (cooldown !== null && cooldown.added < 0) report(`SCL-7 the cooldown of ${key} counts what was added`)
    const decision = decisionId === null ? undefined : world.decisions.get(decisionId)
    if (decision !== undefined && decision.kind !== 'scaling') report(`SCL-14 ${key} knows its last evaluation`)
  }
  for (const decision of news) {
    if (decision.kind === 'scheduledAction') checkScheduled(decision, report)
    if (decision.kind !== 'scaling') continue
    const { id, from, to, min, max, held, cooldownUntilMs, atMs } = decision
    // INV-SCL-1: whatever scales stays within the limits, and keeps the cooldown of a scale-in.
    if (held === null && (to === from || to < min || to > max))
      report(`SCL-3 scaling ${String(id)} is within its limits`)
    if (held !== null && to !== from) report(`SCL-14 scaling ${String(id)} is held`)
    if (cooldownUntilMs !== null && cooldownUntilMs <= atMs) report(`SCL-7 scaling ${String(id)} is in its cooldown`)
  }
  for (const { arn, serviceKey, ownAlarms, config } of world.scalingPolicies.values()) {
    if (!world.scalableTargets.has(serviceKey)) report(`SCL-1 policy ${arn} has a scalable target`)
    if (config.type === 'StepScaling' && ownAlarms.length > 0) report(`SCL-8 step policy ${arn} has no alarms`)
  }
  for (const { key, serviceKey, nextAtMs } of world.scheduledActions.values()) {
    if (!world.scalableTargets.has(serviceKey)) report(`SCL-1 scheduled action ${key} has a scalable target`)
    if (nextAtMs !== null && nextAtMs < world.nowMs) report(`SCL-11 scheduled action ${key} is due later`)
  }
}

/** INV-SCL-1: what is desired goes to the nearest that the limits allow, and nowhere while that is suspended. */
function checkScheduled({ id, from, to, limits: { min, max }, held }: ScheduledDecision, report: Report): void {
  const nearest = from < min ? min : from > max ? max : from
  const isRight = held === 'suspended' ? to === from : held === 'quota' ? to < nearest : to === nearest
  if (min > max || !isRight) report(`SCL-11 scheduled change ${String(id)} is within its limits`)
}
