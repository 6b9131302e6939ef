import { SERVICE_DEFAULT } from '../placement/strategies.ts'
import type { TaskRequest } from '../placement/startTask.ts'
import { launchOf } from '../task/launchOf.ts'
import type { ServingOld } from '../world/deployment/servingOld.ts'
import type { Census } from './census.ts'

/** DEP-12: what replaces a task of an older revision is made as that was. */
export function requestOfOld(census: Census, { deployment }: ServingOld): TaskRequest {
  const { network, settings } = deployment
  return requestOf({ ...census, service: { ...census.service, network, settings }, primary: deployment })
}

/** What every task that this pass starts is asked for with. */
export function requestOf({ service, primary }: Census): TaskRequest {
  const { capacityProviderStrategy: providers } = primary.settings
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
    network: service.network,
    launch: launchOf({ overrides: null, ...service.settings }),
  }
}
