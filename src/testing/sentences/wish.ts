import type { Act } from '../../model/api/command.ts'
import { zonesOf } from '../../model/world/network/subnets.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import { serviceKey, type AwsvpcConfiguration, type PlacementConstraint } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { asAsked, constraintsOf, namedBy, type Wish } from '../placementOracle.ts'

interface Asked {
  readonly placementConstraints?: readonly PlacementConstraint[]
  readonly networkConfiguration?: { readonly awsvpcConfiguration?: AwsvpcConfiguration }
}

/**
 * What a placement was asked for: by its service, or by the command that is carried out.
 *
 * @returns null when its revision is not there
 */
export function wishOf(decision: PlacementDecision, act: Act | null, world: World): Wish | null {
  const { clusterName, serviceName, group, definitionKey, strategies } = decision
  const definition = world.taskDefinitions.get(definitionKey)
  if (definition === undefined) return null
  const service = world.services.get(serviceKey(clusterName, serviceName ?? ''))
  const asked: Asked = act?.input ?? {}
  const constraints = service?.placementConstraints ?? asked.placementConstraints ?? []
  // Of a service with task sets these have one.
  const ofSet = service?.deployments.find((one) => one.network !== null)?.network
  const network = service === undefined ? asked.networkConfiguration?.awsvpcConfiguration : (service.network ?? ofSet)
  const hasInterface = definition.networkMode === 'awsvpc' && network !== undefined && network !== null
  return {
    clusterName,
    group,
    definition: serviceName === null ? asAsked(definition, act?.input) : definition,
    strategies,
    ...constraintsOf(constraints),
    zones: hasInterface ? zonesOf(network) : null,
    named: namedBy(decision),
  }
}
