import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/operations.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'
import type { DeploymentConfiguration, Service } from '../../../model/world/service/service.ts'
import type { LaunchType } from '../../../model/world/task/task.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { LoadShape } from '../../../model/world/monitoring/load.ts'

/** The ways of placing that the form offers; AWS takes any chain of up to five. */
export const PLACEMENTS = {
  default: { label: 'Spread over zones (default)', input: {} },
  spreadBinpack: {
    label: 'Spread zones, then binpack memory',
    input: {
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'memory' },
      ],
    },
  },
  binpack: { label: 'Binpack memory', input: { placementStrategy: [{ type: 'binpack', field: 'memory' }] } },
  random: { label: 'Random', input: { placementStrategy: [{ type: 'random' }] } },
  onePerHost: { label: 'One task per instance', input: { placementConstraints: [{ type: 'distinctInstance' }] } },
} as const

export type PlacementId = keyof typeof PLACEMENTS
export const PLACEMENT_IDS = Object.keys(PLACEMENTS) as readonly PlacementId[]

export interface ServiceWanted {
  readonly clusterName: string
  readonly serviceName: string
  readonly definition: TaskDefinition
  readonly desiredCount: number
  readonly launchType: LaunchType
  readonly percents: DeploymentConfiguration
  readonly placement: PlacementId
}

export function createServiceAct(wanted: ServiceWanted): Act {
  const { clusterName, serviceName, definition, desiredCount, launchType, percents, placement } = wanted
  return act('ecs', 'CreateService', {
    cluster: clusterName,
    serviceName,
    taskDefinition: definitionKey(definition),
    desiredCount,
    launchType,
    deploymentConfiguration: percentsInput(percents),
    // Fargate has no instances to choose among.
    ...(launchType === 'EC2' && PLACEMENTS[placement].input),
    ...networkInput(definition),
  })
}

export interface ServiceUpdate {
  readonly desiredCount: number
  /** `family:revision`. */
  readonly taskDefinition: string
  readonly percents: DeploymentConfiguration
  readonly isForced: boolean
}

/** @returns the command with those fields alone that are new; `null` when none is */
export function updateServiceAct(service: Service, update: ServiceUpdate): Act | null {
  const { desiredCount, taskDefinition, percents, isForced } = update
  const before = service.deploymentConfiguration
  const arePercentsNew =
    percents.minimumHealthyPercent !== before.minimumHealthyPercent || percents.maximumPercent !== before.maximumPercent
  const changed = {
    ...(desiredCount !== service.desiredCount && { desiredCount }),
    ...(taskDefinition !== service.deployments[0]?.definitionKey && { taskDefinition }),
    ...(arePercentsNew && { deploymentConfiguration: percentsInput(percents) }),
    ...(isForced && { forceNewDeployment: true }),
  }
  if (Object.keys(changed).length === 0) return null
  return act('ecs', 'UpdateService', { cluster: service.clusterName, service: service.name, ...changed })
}

export function deleteServiceAct({ clusterName, name }: Service): Act {
  return act('ecs', 'DeleteService', { cluster: clusterName, service: name, force: true })
}

export interface LoadWanted {
  readonly shape: LoadShape
  readonly baseCpuUnits: number
  readonly peakCpuUnits: number
  readonly periodSeconds: number
}

export function setLoadAct({ clusterName, name }: Service, wanted: LoadWanted): Act {
  const { shape, baseCpuUnits, peakCpuUnits, periodSeconds } = wanted
  return act('lab', 'SetLoad', {
    cluster: clusterName,
    service: name,
    shape,
    ...(shape !== 'constant' && { baseCpuUnits }),
    peakCpuUnits,
    ...(hasPeriod(shape) && { periodSeconds }),
  })
}

/** A step has no length, and what is constant no end. */
export function hasPeriod(shape: LoadShape): boolean {
  return shape !== 'constant' && shape !== 'step'
}

export interface RunWanted {
  readonly clusterName: string
  readonly definition: TaskDefinition
  readonly count: number
  readonly launchType: LaunchType
}

export function runTaskAct({ clusterName, definition, count, launchType }: RunWanted): Act {
  return act('ecs', 'RunTask', {
    cluster: clusterName,
    taskDefinition: definitionKey(definition),
    count,
    launchType,
    ...networkInput(definition),
  })
}

export function stopTaskAct({ clusterName, id }: { readonly clusterName: string; readonly id: string }): Act {
  return act('ecs', 'StopTask', { cluster: clusterName, task: id })
}

function percentsInput({ minimumHealthyPercent, maximumPercent }: DeploymentConfiguration) {
  return { minimumHealthyPercent, maximumPercent }
}

/** awsvpc wants subnets: the lab's own, one in each zone. */
function networkInput({ networkMode }: TaskDefinition) {
  if (networkMode !== 'awsvpc') return {}
  return { networkConfiguration: { awsvpcConfiguration: { subnets: Object.values(SUBNETS) } } }
}
