import { ApiError } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { strategyOf } from '../api/provider/providerShapes.ts'
import { constraintsOf, refuseFargatePlacement, strategiesOf } from '../api/placement/placementShape.ts'
import type { UpdateServiceInput } from '../api/service/serviceOperations.ts'
import { refuseLaunchType } from '../definition/definitionHandlers.ts'
import { activeDefinitionNamed } from '../definition/definitionNamed.ts'
import { networkFor } from '../network/network.ts'
import { definitionKey, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import { ACTIVE_DEPLOYMENTS_MAX, DESIRED_COUNT_MAX } from '../world/labLimits.ts'
import { launchTypeOf, type StrategyItem } from '../world/provider/strategy.ts'
import type { Service } from '../world/service/service.ts'
import type { ServiceFields } from '../world/service/serviceChanges.ts'
import type { World } from '../world/world.ts'
import type { ServiceSettings } from '../world/service/settings.ts'
import { settingsFrom } from './settingsFrom.ts'

export interface UpdatePlan {
  readonly fields: ServiceFields
  /** `family:revision` of the deployment that it starts; `null` for none. */
  readonly deploys: string | null
}

/**
 * SVC-3: which fields an update changes, and whether that starts a deployment.
 *
 * @throws ApiError  for what ECS refuses
 */
export function planUpdate(
  world: World,
  service: Service,
  { input, kept: keptPaths }: Given<UpdateServiceInput>,
): UpdatePlan {
  const { launchType } = service
  const definition = definitionFor(world, service, input)
  refuseLaunchType(definition, launchType)
  refuseFargatePlacement(launchType, input)
  const network =
    input.networkConfiguration === undefined && service.network !== null && definition.networkMode === 'awsvpc'
      ? service.network
      : networkFor({ definition, launchType }, input.networkConfiguration)
  const { minimumHealthyPercent, maximumPercent } = { ...service.deploymentConfiguration, ...percentsOf(input) }
  const strategies =
    input.placementStrategy === undefined ? service.placementStrategy : strategiesOf(input.placementStrategy)
  const constraints =
    input.placementConstraints === undefined
      ? service.placementConstraints
      : constraintsOf(input.placementConstraints, definition)
  const before = service.settings
  const providers = providersAfter(world, service, input)
  const placed = { strategies, constraints, providers }
  const settings = settingsFrom(input, { definition, launchType, maximumPercent, ...placed, world, before })
  const newlyKept = keptPaths.filter((path) => !service.fieldsWithoutEffect.includes(path))
  const fields: ServiceFields = {
    ...(input.desiredCount !== undefined && { desiredCount: Math.min(input.desiredCount, DESIRED_COUNT_MAX) }),
    ...(input.deploymentConfiguration !== undefined && {
      deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
    }),
    ...(input.placementStrategy !== undefined && { placementStrategy: strategies }),
    ...(input.placementConstraints !== undefined && { placementConstraints: constraints }),
    ...(network !== service.network && { network }),
    ...(JSON.stringify(settings) !== JSON.stringify(before) && { settings }),
    ...(newlyKept.length > 0 && { fieldsWithoutEffect: [...service.fieldsWithoutEffect, ...newlyKept] }),
  }
  const cause = deployingMember(input, { service, key: definitionKey(definition), settings })
  if (cause !== null) refuseTooManyDeployments(service, cause)
  return { fields, deploys: cause === null ? null : definitionKey(definition) }
}

function definitionFor(world: World, service: Service, { taskDefinition }: UpdateServiceInput): TaskDefinition {
  const current = service.deployments[0]?.definitionKey ?? ''
  const definition =
    taskDefinition === undefined ? world.taskDefinitions.get(current) : activeDefinitionNamed(world, taskDefinition)
  if (definition === undefined) throw new ApiError('ClientException', 'TaskDefinition not found.', 'taskDefinition')
  return definition
}

/** What is not given stays; an empty list takes it away. @throws ApiError  for one of the other kind (CPR-2) */
function providersAfter(world: World, service: Service, input: UpdateServiceInput): readonly StrategyItem[] {
  const { capacityProviderStrategy: given } = input
  if (given === undefined) return service.settings.capacityProviderStrategy ?? []
  const { clusterName, launchType } = service
  const strategy = strategyOf(given, { world, clusterName, field: 'capacityProviderStrategy' })
  if (launchTypeOf(strategy, launchType) === launchType) return strategy
  const message = `The lab does not move a service of ${launchType} to capacity providers of the other kind.`
  throw new ApiError('InvalidParameterException', message, 'capacityProviderStrategy')
}

function percentsOf({
  deploymentConfiguration: given = {},
}: UpdateServiceInput): Partial<Service['deploymentConfiguration']> {
  const { minimumHealthyPercent, maximumPercent } = given
  return {
    ...(minimumHealthyPercent !== undefined && { minimumHealthyPercent }),
    ...(maximumPercent !== undefined && { maximumPercent }),
  }
}

type Member = keyof UpdateServiceInput

/** Each starts a deployment whenever it is given. */
const DEPLOYING: readonly Member[] = [
  'networkConfiguration',
  'platformVersion',
  'serviceRegistries',
  'serviceConnectConfiguration',
]

/** The member of the input that starts a deployment; `null` for none. A changed count or percent alone does not. */
function deployingMember(
  input: UpdateServiceInput,
  { service, key, settings }: { readonly service: Service; readonly key: string; readonly settings: ServiceSettings },
): Member | null {
  if (key !== service.deployments[0]?.definitionKey) return 'taskDefinition'
  if (input.forceNewDeployment === true) return 'forceNewDeployment'
  const { loadBalancers: balancers } = input
  if (
    balancers !== undefined &&
    JSON.stringify(settings.loadBalancers) !== JSON.stringify(service.settings.loadBalancers)
  ) {
    return 'loadBalancers'
  }
  if (JSON.stringify(settings.capacityProviderStrategy) !== JSON.stringify(service.settings.capacityProviderStrategy))
    return 'capacityProviderStrategy'
  const { volumeConfigurations: volumes } = input
  if (volumes !== undefined && JSON.stringify(volumes) !== JSON.stringify(service.settings.volumeConfigurations)) {
    return 'volumeConfigurations'
  }
  return DEPLOYING.find((name) => input[name] !== undefined) ?? null
}

/** DEP-14 @throws ApiError  InvalidParameterException */
function refuseTooManyDeployments({ deployments }: Service, field: string): void {
  if (deployments.length < ACTIVE_DEPLOYMENTS_MAX) return
  const message = `${String(deployments.length)} active deployments exist, unable to create new deployment.`
  throw new ApiError('InvalidParameterException', message, field)
}
