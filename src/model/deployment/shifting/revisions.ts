import type { Shift } from '../../world/deployment/shifting/shift.ts'
import { hasReached } from '../../world/deployment/shifting/stages.ts'
import type { Deployment, Service } from '../../world/service/service.ts'
import type { World } from '../../world/world.ts'
import { takeCensus, type Census } from '../census.ts'

/**
 * While traffic is shifted each revision is looked at for itself, as if it were a service of its own (DEP-32): the new
 * one first.
 */
export function revisionCensuses(world: World, service: Service, shift: Shift): readonly Census[] {
  return service.deployments.map((one) =>
    takeCensus(world, { ...service, desiredCount: wantedOf(service, one, shift) }, one),
  )
}

/** DEP-31: the new one all from SCALE_UP on, the one that serves all the time, what was given up before none. */
function wantedOf({ desiredCount }: Service, { id, status }: Deployment, { blueId, stage }: Shift): number {
  const isWanted = status === 'PRIMARY' ? hasReached(stage, 'SCALE_UP') : id === blueId
  return isWanted ? desiredCount : 0
}
