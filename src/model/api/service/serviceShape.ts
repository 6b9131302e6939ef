import type { DeploymentConfiguration } from '../../world/service/service.ts'
import {
  launchTypeWord,
  networkConfiguration,
  placementConstraints,
  placementStrategies,
} from '../placement/placementShape.ts'
import {
  absent,
  flag,
  invalid,
  kept,
  name,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type Reader,
  type StructOf,
} from '../shape.ts'

const percents = struct({
  minimumHealthyPercent: optional(whole({ min: 0, max: 100 })),
  maximumPercent: optional(whole({ min: 100, max: 1_000 })),
  deploymentCircuitBreaker: kept(),
  alarms: kept(),
  strategy: optional(
    oneOf(['ROLLING'], {
      BLUE_GREEN: 'blue/green deployments',
      LINEAR: 'linear deployments',
      CANARY: 'canary deployments',
    }),
  ),
  bakeTimeInMinutes: kept(),
  lifecycleHooks: absent('lifecycle hooks'),
  linearConfiguration: absent('linear deployments'),
  canaryConfiguration: absent('canary deployments'),
})

/** DEP-1: the model takes a minimum of 0 to 100 % and a maximum from 100 %, so the lower never passes the upper. */
const deploymentConfiguration: Reader<Partial<DeploymentConfiguration>> = (value, at) => {
  const { minimumHealthyPercent, maximumPercent } = percents(value, at)
  if (minimumHealthyPercent !== undefined && maximumPercent !== undefined && minimumHealthyPercent > maximumPercent) {
    throw invalid({ ...at, path: `${at.path}.minimumHealthyPercent` }, 'is above maximumPercent')
  }
  return {
    ...(minimumHealthyPercent !== undefined && { minimumHealthyPercent }),
    ...(maximumPercent !== undefined && { maximumPercent }),
  }
}

/** More than a service may have is asked for at times: the lab takes what it can and says so (SVC-9). */
const count = whole({ min: 0, max: Number.MAX_SAFE_INTEGER })

const schedulingStrategy = oneOf(['REPLICA'], { DAEMON: 'DAEMON services' })

const deploymentController = struct({
  type: required(oneOf(['ECS'], { CODE_DEPLOY: 'CodeDeploy deployments', EXTERNAL: 'external deployments' })),
})

/** What both take and the lab does not act on, or cannot do without acting wrongly. */
const takenByBoth = {
  capacityProviderStrategy: absent('capacity providers'),
  loadBalancers: absent('load balancers'),
  vpcLatticeConfigurations: absent('VPC Lattice'),
  serviceRegistries: kept(),
  healthCheckGracePeriodSeconds: kept(),
  availabilityZoneRebalancing: kept(),
  platformVersion: kept(),
  enableExecuteCommand: kept(),
  enableECSManagedTags: kept(),
  propagateTags: kept(),
  serviceConnectConfiguration: kept(),
  volumeConfigurations: kept(),
  monitoring: kept(),
}

export const createServiceInput = struct({
  // First: what else is needed hangs on it.
  schedulingStrategy: optional(schedulingStrategy),
  cluster: optional(text()),
  serviceName: required(name('a service name')),
  taskDefinition: required(text()),
  desiredCount: required(count),
  launchType: optional(launchTypeWord),
  deploymentController: optional(deploymentController),
  deploymentConfiguration: optional(deploymentConfiguration),
  placementStrategy: optional(placementStrategies),
  placementConstraints: optional(placementConstraints),
  networkConfiguration: optional(networkConfiguration),
  clientToken: kept(),
  role: kept(),
  tags: kept(),
  ...takenByBoth,
})

const updateFields = {
  cluster: optional(text()),
  service: required(text()),
  taskDefinition: optional(text()),
  desiredCount: optional(count),
  deploymentController: optional(deploymentController),
  deploymentConfiguration: optional(deploymentConfiguration),
  placementStrategy: optional(placementStrategies),
  placementConstraints: optional(placementConstraints),
  networkConfiguration: optional(networkConfiguration),
  forceNewDeployment: optional(flag()),
  ...takenByBoth,
}

export const updateServiceInput = struct(updateFields)
export type UpdateServiceInput = StructOf<typeof updateFields>
