import { ApiError } from '../api/command.ts'
import type { CreateServiceInput, UpdateServiceInput } from '../api/service/serviceOperations.ts'
import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import { notRebalanced } from '../world/service/rebalancing.ts'
import type { PlacementConstraint, PlacementStrategy, Service } from '../world/service/service.ts'
import type { StrategyItem } from '../world/provider/strategy.ts'
import { FRESH_SETTINGS, type ServiceSettings } from '../world/service/settings.ts'
import type { ServiceLoadBalancer } from '../world/service/serviceLoadBalancer.ts'
import type { World } from '../world/world.ts'
import { shiftingGiven } from './shiftingGiven.ts'
import { loadBalancersGiven, refusePort } from './loadBalancersGiven.ts'
import { refusePlatformVersion } from '../task/platformVersion.ts'

/** What a service is or will be, beside the settings that are asked for. */
export interface SettingsOf {
  readonly definition: TaskDefinition
  readonly launchType: Service['launchType']
  readonly maximumPercent: number
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  /** Of capacity providers; empty where its launch type says where tasks run. */
  readonly providers: readonly StrategyItem[]
  /** Where its load balancers stand. */
  readonly world: World
  /** Those that it has; `null` for one that is made. */
  readonly before: ServiceSettings | null
}

type Input = Partial<Pick<CreateServiceInput, 'role'>> & Omit<UpdateServiceInput, 'service'>

/**
 * The settings of a service after an act: what is not given stays, or is what ECS begins with (SVC-13).
 *
 * @throws ApiError  for what ECS refuses of them
 */
export function settingsFrom(input: Input, of: SettingsOf): ServiceSettings {
  refuseSettings(input, of)
  const before = of.before ?? { ...FRESH_SETTINGS, platformVersion: of.launchType === 'FARGATE' ? 'LATEST' : null }
  const percents = input.deploymentConfiguration ?? {}
  const loadBalancers = balancersFor(input, of)
  const shifting = shiftingGiven(percents, { world: of.world, loadBalancers, before: of.before })
  return {
    platformVersion: input.platformVersion ?? before.platformVersion,
    role: input.role ?? before.role,
    ...(of.providers.length > 0 && { capacityProviderStrategy: of.providers }),
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? before.healthCheckGracePeriodSeconds,
    enableExecuteCommand: input.enableExecuteCommand ?? before.enableExecuteCommand,
    availabilityZoneRebalancing: rebalancingAfter(input, of, loadBalancers),
    loadBalancers,
    serviceRegistries: input.serviceRegistries ?? before.serviceRegistries,
    serviceConnectConfiguration: input.serviceConnectConfiguration ?? before.serviceConnectConfiguration,
    volumeConfigurations: input.volumeConfigurations ?? before.volumeConfigurations,
    monitoring: input.monitoring ?? before.monitoring,
    deploymentCircuitBreaker: percents.deploymentCircuitBreaker ?? before.deploymentCircuitBreaker,
    alarms: percents.alarms ?? before.alarms,
    bakeTimeInMinutes: percents.bakeTimeInMinutes ?? before.bakeTimeInMinutes,
    ...(shifting !== undefined && { shifting }),
  }
}

/** Those that are given, or those that it has, which have to fit its definition still. */
function balancersFor({ loadBalancers }: Input, of: SettingsOf): readonly ServiceLoadBalancer[] {
  const { world, before } = of
  if (loadBalancers !== undefined) return loadBalancersGiven(world, loadBalancers, of)
  const kept = before?.loadBalancers ?? []
  for (const { containerName, containerPort } of kept) {
    refusePort(of.definition, { containerName, containerPort, at: 'taskDefinition' })
  }
  return kept
}

/** SVC-10: on where ECS could do it, unless it is said. What it was stays, as long as ECS could do it. */
function rebalancingAfter(
  { availabilityZoneRebalancing: asked }: Input,
  of: SettingsOf,
  loadBalancers: readonly ServiceLoadBalancer[],
): 'ENABLED' | 'DISABLED' {
  const why = notRebalanced({ ...of, loadBalancers })
  if (asked === 'ENABLED' && why !== null) {
    const message = `${couldNot(of)} Availability Zone Rebalancing does not support ${why}.`
    throw refused(message, 'availabilityZoneRebalancing')
  }
  if (asked !== undefined) return asked
  return of.before?.availabilityZoneRebalancing !== 'DISABLED' && why === null ? 'ENABLED' : 'DISABLED'
}

function couldNot({ before }: SettingsOf): string {
  return `The service couldn't be ${before === null ? 'created' : 'updated'} because`
}

function refuseSettings(input: Input, of: SettingsOf): void {
  const { definition, launchType, before } = of
  refusePlatformVersion(launchType, input.platformVersion)
  if (input.role !== undefined && definition.networkMode === 'awsvpc') {
    throw refused('You cannot specify an IAM role for services that require a service linked role.', 'role')
  }
  if (
    (input.healthCheckGracePeriodSeconds ?? 0) > 0 &&
    (input.loadBalancers ?? before?.loadBalancers ?? []).length === 0
  ) {
    const message = 'Health check grace period is only valid for services configured to use load balancers'
    throw refused(message, 'healthCheckGracePeriodSeconds')
  }
  if (input.enableExecuteCommand === true && definition.source.taskRoleArn === undefined) {
    const why =
      'a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.'
    throw refused(`${couldNot(of)} ${why}`, 'enableExecuteCommand')
  }
  refuseThreshold(input)
}

/** DEP-15: what is a percentage is one. */
function refuseThreshold({ deploymentConfiguration: given }: Input): void {
  const { type, value = 1 } = given?.deploymentCircuitBreaker?.thresholdConfiguration ?? {}
  if (type === undefined || type === 'COUNT' || value <= 100) return
  const message = `A threshold of type ${type} is a percentage from 1 to 100, but was ${String(value)}.`
  throw refused(message, 'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value')
}

function refused(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
