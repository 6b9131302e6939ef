import type { Decision } from '../../../model/world/decision.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import type { ServiceEvent } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { explainedId } from './decisionViews.ts'

/** What ECS itself said of a decision, or of the placement that it speaks of: as it was said, one after the other. */
export function quotedEvents(decision: Decision, world: Pick<World, 'services'>): readonly ServiceEvent[] {
  const [key = ''] = aboutIds(decision, 'service')
  return (world.services.get(key)?.events ?? []).filter((event) => isQuoted(event, decision)).reverse()
}

export function isQuoted({ decisionId }: ServiceEvent, decision: Decision): boolean {
  return decisionId !== null && (decisionId === decision.id || decisionId === explainedId(decision))
}
