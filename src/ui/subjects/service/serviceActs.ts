import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { DEFAULT_THRESHOLD, type CircuitBreaker } from '../../../model/world/deployment/circuitBreaker.ts'
import type { DeploymentAlarms } from '../../../model/world/deployment/deploymentAlarms.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { DeploymentConfiguration, Service } from '../../../model/world/service/service.ts'
import type { LaunchType } from '../../../model/world/task/launchType.ts'
import type { OtherController } from '../../../model/world/taskSet/taskSet.ts'
import type { World } from '../../../model/world/world.ts'
import { NO_ALARMS } from '../../../model/world/service/settings.ts'
import { GROUP_ARN } from '../balancing/balancerActs.ts'
import { behindInput } from '../balancing/behindInput.ts'
import type { AlarmsWanted } from '../deployment/AlarmFields.tsx'
import { networkInput } from '../network/networkInput.ts'
import { memberOfIn, placementInput, withMemberOf } from '../placement/constraints.ts'
import type { PlacementId } from '../placement/placements.ts'
import { frontActs, type FrontWanted } from './frontActs.ts'

export interface ServiceWanted {
  /** Who makes its deployments (TST-1). */
  readonly controller: 'ECS' | OtherController
  /** Of one under CodeDeploy. */
  readonly front: FrontWanted
  readonly clusterName: string
  readonly serviceName: string
  readonly definition: TaskDefinition
  readonly desiredCount: number
  readonly launchType: LaunchType
  readonly percents: DeploymentConfiguration
  readonly breaker: CircuitBreaker
  readonly watch: AlarmsWanted
  readonly placement: PlacementId
  /** An expression; empty for any instance. */
  readonly memberOf: string
}

/** What a service is created by; of one under CodeDeploy what it stands behind comes first. */
export function createServiceActs(wanted: ServiceWanted, world: World): readonly Act[] {
  const { controller, front, serviceName, definition } = wanted
  const isNewFront = controller === 'CODE_DEPLOY' && front.targetGroupArn === ''
  return [...(isNewFront ? frontActs({ serviceName, definition }, front, world) : []), createServiceAct(wanted)]
}

function createServiceAct(wanted: ServiceWanted): Act {
  const { controller, clusterName, serviceName, definition, desiredCount, launchType, front } = wanted
  const own = { cluster: clusterName, serviceName, desiredCount }
  if (controller === 'EXTERNAL') {
    return act('ecs', 'CreateService', { ...own, deploymentController: { type: controller }, ...placementOf(wanted) })
  }
  return act('ecs', 'CreateService', {
    ...own,
    taskDefinition: definitionKey(definition),
    launchType,
    ...(controller === 'ECS'
      ? { deploymentConfiguration: configurationOf(wanted) }
      : {
          deploymentController: { type: controller },
          loadBalancers: [behindInput(definition, front.targetGroupArn === '' ? GROUP_ARN : front.targetGroupArn)],
        }),
    // Fargate has no instances to choose among.
    ...(launchType === 'EC2' && placementOf(wanted)),
    ...networkInput(definition),
  })
}

function placementOf({ placement, memberOf }: ServiceWanted) {
  return placementInput(placement, memberOf)
}

function configurationOf({ percents, breaker, watch: { alarms, bakeMinutes } }: ServiceWanted) {
  return {
    ...percentsInput(percents),
    ...(breaker.enable && { deploymentCircuitBreaker: breaker }),
    ...(alarms.enable && { alarms, ...(bakeMinutes > 0 && { bakeTimeInMinutes: bakeMinutes }) }),
  }
}

export interface ServiceUpdate {
  readonly desiredCount: number
  /** `family:revision`. */
  readonly taskDefinition: string
  readonly percents: DeploymentConfiguration
  readonly breaker: CircuitBreaker
  readonly watch: AlarmsWanted
  readonly isForced: boolean
  /** Over Availability Zones (SVC-10). */
  readonly isRebalanced: boolean
  /** An expression; empty for any instance. */
  readonly memberOf: string
}

/** @returns the command with those fields alone that are new; `null` when none is */
export function updateServiceAct(service: Service, update: ServiceUpdate): Act | null {
  const { desiredCount, taskDefinition, isForced, isRebalanced, memberOf } = update
  const configuration = newConfiguration(service, update)
  const changed = {
    ...(desiredCount !== service.desiredCount && { desiredCount }),
    // One without a task set has none yet.
    ...(taskDefinition !== (service.deployments[0]?.definitionKey ?? '') && { taskDefinition }),
    ...(Object.keys(configuration).length > 0 && { deploymentConfiguration: configuration }),
    ...(memberOf.trim() !== memberOfIn(service.placementConstraints) && {
      placementConstraints: withMemberOf(service.placementConstraints, memberOf),
    }),
    ...(isRebalanced !== isRebalancedNow(service) && {
      availabilityZoneRebalancing: isRebalanced ? ('ENABLED' as const) : ('DISABLED' as const),
    }),
    ...(isForced && { forceNewDeployment: true }),
  }
  if (Object.keys(changed).length === 0) return null
  return act('ecs', 'UpdateService', { cluster: service.clusterName, service: service.name, ...changed })
}

export function isRebalancedNow({ settings }: Service): boolean {
  return settings.availabilityZoneRebalancing === 'ENABLED'
}

/** What is not given stays as it is: percents, circuit breaker, alarms and bake time are sent each where it is new. */
function newConfiguration(
  { deploymentConfiguration: before, settings }: Service,
  { percents, breaker, watch }: ServiceUpdate,
) {
  const arePercentsNew =
    percents.minimumHealthyPercent !== before.minimumHealthyPercent || percents.maximumPercent !== before.maximumPercent
  return {
    ...(arePercentsNew && percentsInput(percents)),
    ...(!isSameBreaker(breaker, settings.deploymentCircuitBreaker) && { deploymentCircuitBreaker: breaker }),
    ...(!areSameAlarms(watch.alarms, settings.alarms) && { alarms: watch.alarms }),
    ...(watch.bakeMinutes !== settings.bakeTimeInMinutes && { bakeTimeInMinutes: watch.bakeMinutes }),
  }
}

function isSameBreaker(one: CircuitBreaker, other: CircuitBreaker): boolean {
  const { type, value } = one.thresholdConfiguration ?? DEFAULT_THRESHOLD
  const threshold = other.thresholdConfiguration ?? DEFAULT_THRESHOLD
  const isSameThreshold = type === threshold.type && value === threshold.value
  return one.enable === other.enable && one.rollback === other.rollback && isSameThreshold
}

function areSameAlarms(one: DeploymentAlarms, other: DeploymentAlarms | null): boolean {
  const { alarmNames, enable, rollback } = other ?? NO_ALARMS
  const isSame = one.enable === enable && one.rollback === rollback && one.alarmNames.length === alarmNames.length
  return isSame && one.alarmNames.every((name) => alarmNames.includes(name))
}

/** Rolls a service to a revision, and nothing else. */
export function rollAct({ clusterName, name }: Service, taskDefinition: string): Act {
  return act('ecs', 'UpdateService', { cluster: clusterName, service: name, taskDefinition })
}

/** Changes percents, and nothing else. */
export function percentsAct(service: Service, percents: Partial<DeploymentConfiguration>): Act {
  return act('ecs', 'UpdateService', {
    cluster: service.clusterName,
    service: service.name,
    deploymentConfiguration: percentsInput({ ...service.deploymentConfiguration, ...percents }),
  })
}

export function deleteServiceAct({ clusterName, name }: Service): Act {
  return act('ecs', 'DeleteService', { cluster: clusterName, service: name, force: true })
}

function percentsInput({ minimumHealthyPercent, maximumPercent }: DeploymentConfiguration) {
  return { minimumHealthyPercent, maximumPercent }
}
