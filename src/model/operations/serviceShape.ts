import type { DeploymentConfiguration } from '../service/service.ts'
import { networkConfiguration, placementConstraints, placementStrategies } from './placementShape.ts'
import {
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
} from './shape.ts'

/** Tasks in one service (AWS General Reference, ECS quotas). */
export const DESIRED_COUNT_MAX = 5_000

const percents = struct({
  minimumHealthyPercent: optional(whole({ min: 0, max: 100 })),
  maximumPercent: optional(whole({ min: 100, max: 1_000 })),
  deploymentCircuitBreaker: kept(),
  alarms: kept(),
  strategy: optional(oneOf(['ROLLING'])),
  bakeTimeInMinutes: kept(),
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

const keptByBoth = {
  loadBalancers: kept(),
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
  cluster: optional(text()),
  serviceName: required(name('a service name')),
  taskDefinition: required(text()),
  desiredCount: required(count),
  launchType: optional(oneOf(['EC2', 'FARGATE'])),
  schedulingStrategy: optional(oneOf(['REPLICA'])),
  deploymentController: optional(struct({ type: required(oneOf(['ECS'])) })),
  deploymentConfiguration: optional(deploymentConfiguration),
  placementStrategy: optional(placementStrategies),
  placementConstraints: optional(placementConstraints),
  networkConfiguration: optional(networkConfiguration),
  clientToken: kept(),
  role: kept(),
  tags: kept(),
  ...keptByBoth,
})

const updateFields = {
  cluster: optional(text()),
  service: required(text()),
  taskDefinition: optional(text()),
  desiredCount: optional(count),
  deploymentConfiguration: optional(deploymentConfiguration),
  placementStrategy: optional(placementStrategies),
  placementConstraints: optional(placementConstraints),
  networkConfiguration: optional(networkConfiguration),
  forceNewDeployment: optional(flag()),
  ...keptByBoth,
}

export const updateServiceInput = struct(updateFields)
export type UpdateServiceInput = StructOf<typeof updateFields>
