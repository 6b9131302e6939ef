import { must } from '../../base/assert.ts'
import { ApiError } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import { constraintsOf, strategiesOf } from '../api/placement/placementShape.ts'
import type { CreateServiceInput, UpdateServiceInput } from '../api/service/serviceOperations.ts'
import type { Context } from '../world/context.ts'
import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import { DESIRED_COUNT_MAX } from '../world/labLimits.ts'
import type { Service } from '../world/service/service.ts'
import type { ServiceFields } from '../world/service/serviceChanges.ts'
import { FRESH_SETTINGS } from '../world/service/settings.ts'
import type { OtherController } from '../world/taskSet/taskSet.ts'
import { beginTaskSet } from './beginTaskSet.ts'

/** `undefined` where ECS itself makes the deployments of the service that is asked for. */
export function controllerGiven({ deploymentController }: CreateServiceInput): OtherController | undefined {
  const type = deploymentController?.type ?? 'ECS'
  return type === 'ECS' ? undefined : type
}

/**
 * TST-1: what ECS takes only where it makes deployments itself, and CodeDeploy cannot do without.
 *
 * @throws ApiError  InvalidParameterException
 */
export function refuseOfOther(controller: OtherController, input: CreateServiceInput): void {
  const { deploymentConfiguration: { strategy, deploymentCircuitBreaker, alarms } = {}, loadBalancers = [] } = input
  if (deploymentCircuitBreaker?.enable === true) {
    throw onlyWithEcs('The deployment circuit breaker is', 'deploymentConfiguration.deploymentCircuitBreaker')
  }
  if (alarms?.enable === true) throw onlyWithEcs('Deployment alarms are', 'deploymentConfiguration.alarms')
  if (strategy !== undefined && strategy !== 'ROLLING') {
    throw onlyWithEcs(`The ${strategy} deployment strategy is`, 'deploymentConfiguration.strategy')
  }
  if (controller === 'EXTERNAL') return refuseOfTaskSets(input)
  if (loadBalancers.length === 1 && loadBalancers[0]?.targetGroupArn !== undefined) return
  throw refused(
    'A service with a CODE_DEPLOY deployment controller needs one load balancer target group.',
    'loadBalancers',
  )
}

function onlyWithEcs(what: string, field: string): ApiError {
  return refused(`${what} only supported with the ECS deployment controller.`, field)
}

/** What stands in its task sets. */
const OF_TASK_SETS = [
  'taskDefinition',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
  'loadBalancers',
  'serviceRegistries',
] as const

function refuseOfTaskSets(input: CreateServiceInput): void {
  const given = OF_TASK_SETS.find((name) => input[name] !== undefined)
  if (given === undefined) return
  throw refused(`${given} cannot be specified with the EXTERNAL deployment controller: it stands in a task set.`, given)
}

/** A service whose task sets somebody makes: it has none yet, and runs nothing. */
export function externalService(
  { nowMs }: Context,
  names: Pick<Service, 'key' | 'clusterName'>,
  { input, kept }: Pick<Given<CreateServiceInput>, 'input' | 'kept'>,
): Service {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = input.deploymentConfiguration ?? {}
  return {
    ...names,
    name: input.serviceName,
    status: 'ACTIVE',
    controller: 'EXTERNAL',
    launchType: 'EC2',
    desiredCount: Math.min(input.desiredCount, DESIRED_COUNT_MAX),
    deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
    placementStrategy: strategiesOf(input.placementStrategy ?? []),
    placementConstraints: constraintsOf(input.placementConstraints ?? [], NO_CONSTRAINTS),
    network: null,
    settings: {
      ...FRESH_SETTINGS,
      role: input.role ?? null,
      healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
      enableExecuteCommand: input.enableExecuteCommand ?? false,
      availabilityZoneRebalancing: 'DISABLED',
    },
    deployments: [],
    events: [],
    createdAtMs: nowMs,
    isSteady: false,
    waiting: null,
    load: null,
    fieldsWithoutEffect: kept,
  }
}

const NO_CONSTRAINTS: Pick<TaskDefinition, 'placementConstraints'> = { placementConstraints: [] }

/** TST-1: CodeDeploy's service has its first task set at once, which is PRIMARY. */
export function beginFirstTaskSet(context: Context, serviceKey: string, definitionKey: string): void {
  const { network, settings, launchType } = must(context.world.services.get(serviceKey), serviceKey)
  beginTaskSet(context, serviceKey, {
    status: 'PRIMARY',
    definitionKey,
    network,
    settings,
    launchType,
    scalePercent: 100,
    externalId: null,
    startedBy: null,
  })
}

type Member = keyof UpdateServiceInput

/** TST-6: what a deployment of its own changes, in ECS's words for it. */
const DEPLOYED: readonly (readonly [member: Member, words: string])[] = [
  ['taskDefinition', 'task definition'],
  ['networkConfiguration', 'network parameters'],
  ['loadBalancers', 'load balancers'],
  ['platformVersion', 'platform version'],
  ['capacityProviderStrategy', 'capacity provider strategy'],
  ['serviceRegistries', 'service registries'],
  ['serviceConnectConfiguration', 'Service Connect configuration'],
  ['volumeConfigurations', 'volume configurations'],
  ['availabilityZoneRebalancing', 'Availability Zone rebalancing'],
  ['enableExecuteCommand', 'ECS Exec'],
  ['monitoring', 'monitoring'],
  ['deploymentController', 'deployment controller'],
]

const HINTS: Readonly<Record<OtherController, string>> = {
  CODE_DEPLOY: 'Use AWS CodeDeploy to trigger a new deployment.',
  EXTERNAL: 'Create a new task set.',
}

/**
 * TST-6: which fields an update changes of a service whose deployments another makes.
 *
 * @throws ApiError  InvalidParameterException, for what only a deployment changes
 */
export function planOtherUpdate(
  { controller, settings, deploymentConfiguration: before }: Service & { readonly controller: OtherController },
  { input }: Given<UpdateServiceInput>,
): ServiceFields {
  refuseDeployed(controller, input)
  const { desiredCount, deploymentConfiguration: given, placementStrategy, placementConstraints } = input
  const { minimumHealthyPercent = before.minimumHealthyPercent, maximumPercent = before.maximumPercent } = given ?? {}
  const { healthCheckGracePeriodSeconds: grace } = input
  return {
    ...(desiredCount !== undefined && { desiredCount: Math.min(desiredCount, DESIRED_COUNT_MAX) }),
    ...(given !== undefined && { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }),
    ...(placementStrategy !== undefined && { placementStrategy: strategiesOf(placementStrategy) }),
    ...(placementConstraints !== undefined && {
      placementConstraints: constraintsOf(placementConstraints, NO_CONSTRAINTS),
    }),
    ...(grace !== undefined && { settings: { ...settings, healthCheckGracePeriodSeconds: grace } }),
  }
}

function refuseDeployed(controller: OtherController, input: UpdateServiceInput): void {
  const on = `on services with ${controller === 'EXTERNAL' ? 'an' : 'a'} ${controller} deployment controller.`
  const deployed = DEPLOYED.find(([member]) => input[member] !== undefined)
  if (deployed !== undefined) {
    throw refused(`Unable to update ${deployed[1]} ${on} ${HINTS[controller]}`, deployed[0])
  }
  if (input.forceNewDeployment === true) {
    throw refused(`Cannot force a new deployment ${on} ${HINTS[controller]}`, 'forceNewDeployment')
  }
  const { minimumHealthyPercent: _, maximumPercent: __, ...ofEcs } = input.deploymentConfiguration ?? {}
  const other = Object.entries(ofEcs).find(([, value]) => value !== undefined)
  if (other !== undefined) {
    throw refused(`Unable to update ${other[0]} ${on} ${HINTS[controller]}`, `deploymentConfiguration.${other[0]}`)
  }
}

function refused(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
