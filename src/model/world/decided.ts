import type { Appliers } from './appliers.ts'
import { DECISIONS_MAX, type Decision } from './decision.ts'
import type { RollingDecision } from './deployment/rollingDecision.ts'
import { schedulingOf } from './service/scheduling.ts'
import { serviceKey } from './service/service.ts'
import type { WritableWorld } from './world.ts'

export interface Decided {
  readonly kind: 'decided'
  readonly decision: Decision
}

export const decidedAppliers: Appliers<Decided> = {
  decided: (world, { decision }) => {
    keepDecision(world, decision)
    if (decision.kind === 'rolling') noteRollingDecision(world, decision)
  },
}

export function keepDecision(world: WritableWorld, decision: Decision): void {
  world.decisions.set(decision.id, decision)
  const { instances, ips } = world.counters
  world.counters = { decisions: decision.id, instances, ips }
  // Ids leave no gap, so the oldest is known; a map would look for its first past all that were deleted.
  world.decisions.delete(decision.id - DECISIONS_MAX)
}

function noteRollingDecision(world: WritableWorld, decision: RollingDecision): void {
  const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
  world.scheduling.set(key, { ...schedulingOf(world, key), lastDecisionId: decision.id })
}
