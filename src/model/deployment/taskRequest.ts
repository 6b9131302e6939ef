import { SERVICE_DEFAULT } from '../placement/strategies.ts'
import type { TaskRequest } from '../placement/startTask.ts'
import { launchOf } from '../task/launchOf.ts'
import type { ServingOld } from '../world/deployment/servingOld.ts'
import type { Census } from './census.ts'

/** DEP-12: what replaces a task of an older revision. */
export function requestOfOld(census: Census, { deployment }: ServingOld): TaskRequest {
  return requestOf({ ...census, primary: deployment })
}

/** What every task that this pass starts is asked for with. */
export function requestOf({ service, primary }: Census): TaskRequest {
  const { capacityProviderStrategy: providers } = primary.settings
  // DEP-12, DEP-32: what an older revision lacks is made as that was.
  const { network, settings } = primary.status === 'PRIMARY' ? service : primary
  return {
    clusterName: service.clusterName,
    serviceName: service.name,
    deploymentId: primary.id,
    group: `service:${service.name}`,
    startedBy: primary.id,
    launchType: service.launchType,
    ...(providers !== undefined && { providers }),
    definitionKey: primary.definitionKey,
    strategies: service.placementStrategy.length === 0 ? SERVICE_DEFAULT : service.placementStrategy,
    constraints: service.placementConstraints,
    network,
    launch: launchOf({ overrides: null, ...settings }),
  }
}
