import { must } from '../../../base/assert.ts'
import {
  SERVICE_EVENTS_MAX,
  type Deployment,
  type RolloutState,
  type Service,
  type ServiceEvent,
  type WaitingForPlace,
} from './service.ts'
import { withoutFailedStarts } from './startThrottle.ts'
import type { Appliers } from '../appliers.ts'
import { copyDeployment, copyService } from '../copies.ts'
import {
  withBegun,
  withCompleted,
  withReplaced,
  withStarted,
  type DeploymentHistory,
} from '../deployment/serviceDeployment.ts'
import { servingSide } from '../deployment/shifting/sides.ts'
import type { WritableWorld } from '../world.ts'

export type ServiceChange =
  | { readonly kind: 'serviceCreated'; readonly service: Service }
  | { readonly kind: 'serviceUpdated'; readonly serviceKey: string; readonly fields: ServiceFields }
  | { readonly kind: 'serviceForgotten'; readonly serviceKey: string }
  | DeploymentStarted
  | {
      readonly kind: 'deploymentRolloutSet'
      readonly serviceKey: string
      readonly deploymentId: string
      readonly rolloutState: RolloutState
      readonly reason: string
      readonly atMs: number
    }
  | DeploymentTakenUp
  | { readonly kind: 'deploymentRemoved'; readonly serviceKey: string; readonly deploymentId: string }
  | {
      readonly kind: 'serviceEventAdded'
      readonly serviceKey: string
      readonly event: ServiceEvent
    }

export interface DeploymentStarted {
  readonly kind: 'deploymentStarted'
  readonly serviceKey: string
  readonly deploymentId: string
  readonly definitionKey: string
  readonly atMs: number
}

/** The scheduler has looked at the PRIMARY and goes by what its service wants now. */
export interface DeploymentTakenUp {
  readonly kind: 'deploymentTakenUp'
  readonly serviceKey: string
  readonly deploymentId: string
  readonly desiredCount: number
  readonly atMs: number
}

/** What a command or the scheduler may set on a service outright. */
export type ServiceFields = Partial<
  Pick<
    Service,
    | 'status'
    | 'desiredCount'
    | 'deploymentConfiguration'
    | 'placementStrategy'
    | 'placementConstraints'
    | 'network'
    | 'settings'
    | 'isSteady'
    | 'fieldsWithoutEffect'
  >
> & { readonly waiting?: WaitingForPlace | null }

function putService(world: WritableWorld, serviceKey: string, fields: ServiceFields): void {
  const service = must(world.services.get(serviceKey), serviceKey)
  if (fields.status === 'INACTIVE') {
    // To the end, so that those that are INACTIVE stand in the order in which they came to it.
    world.services.delete(serviceKey)
    // DEP-13: a service's history goes with it.
    world.serviceDeployments.delete(serviceKey)
  }
  replaceService(world, service, fields)
}

/** A new PRIMARY; what was PRIMARY becomes ACTIVE (DEP-10). */
function applyDeploymentStarted(world: WritableWorld, change: DeploymentStarted): void {
  const service = must(world.services.get(change.serviceKey), change.serviceKey)
  meetRevision(world, change.definitionKey)
  const scheduling = world.scheduling.get(service.key)
  if (scheduling !== undefined && service.deployments[0]?.definitionKey !== change.definitionKey) {
    world.scheduling.set(service.key, withoutFailedStarts(scheduling))
  }
  const primary: Deployment = {
    id: change.deploymentId,
    status: 'PRIMARY',
    definitionKey: change.definitionKey,
    network: service.network,
    settings: service.settings,
    ...servingSide(service, world.serviceDeployments.get(service.key)?.[0]),
    desiredCount: 0,
    runningCount: 0,
    pendingCount: 0,
    healthyCount: 0,
    leavingCount: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${change.deploymentId} in progress.`,
    createdAtMs: change.atMs,
    updatedAtMs: change.atMs,
  }
  // What it replaces has stopped, if it was not done.
  keepHistory(world, service.key, (history, before) => withReplaced(history, before, change.atMs))
  const older = service.deployments.map((one): Deployment =>
    one.status === 'ACTIVE' ? one : { ...one, status: 'ACTIVE', desiredCount: 0 },
  )
  replaceService(world, service, { isSteady: false, deployments: [primary, ...older] })
  keepHistory(world, service.key, withBegun)
}

function applyDeploymentTakenUp(world: WritableWorld, change: DeploymentTakenUp): void {
  const { atMs, desiredCount } = change
  changeDeployment(world, change, (deployment) => {
    const after = copyDeployment(deployment)
    after.desiredCount = desiredCount
    after.updatedAtMs = atMs
    return after
  })
  keepHistory(world, change.serviceKey, (history) => withStarted(history, atMs))
}

/** Changes what is kept of the deployments of a service. */
export function keepHistory(
  world: WritableWorld,
  serviceKey: string,
  change: (history: DeploymentHistory, service: Service) => DeploymentHistory,
): void {
  const service = must(world.services.get(serviceKey), serviceKey)
  world.serviceDeployments.set(serviceKey, change(world.serviceDeployments.get(serviceKey) ?? [], service))
}

/** Puts a service in its own place, with other fields. */
export function replaceService(world: WritableWorld, service: Service, fields: Partial<Service>): void {
  world.services.set(service.key, Object.assign(copyService(service), fields))
}

/** Replaces one deployment of a service; nothing when the service or the deployment is gone. */
export function changeDeployment(
  world: WritableWorld,
  where: { readonly serviceKey: string; readonly deploymentId: string },
  change: (deployment: Deployment) => Deployment,
): void {
  const service = world.services.get(where.serviceKey)
  if (service === undefined) return
  const after = copyService(service)
  const deployments = service.deployments.slice()
  for (let i = 0; i < deployments.length; i++) {
    const one = deployments[i]
    if (one?.id === where.deploymentId) deployments[i] = change(one)
  }
  after.deployments = deployments
  world.services.set(service.key, after)
}

/** The first use of a revision gives it its place among those of its family that were used: its colour goes by it. */
export function meetRevision(world: WritableWorld, definitionKey: string): void {
  const definition = must(world.taskDefinitions.get(definitionKey), definitionKey)
  if (definition.ordinal > 0) return
  let met = 0
  for (const one of world.taskDefinitions.values()) if (one.family === definition.family && one.ordinal > 0) met += 1
  world.taskDefinitions.set(definitionKey, { ...definition, ordinal: met + 1 })
}

export const serviceAppliers: Appliers<ServiceChange> = {
  serviceCreated: (world, { service }) => {
    world.services.delete(service.key)
    world.services.set(service.key, service)
    world.scheduling.delete(service.key)
    // A service of the same name may still have tasks that stop.
    if (!world.liveByService.has(service.key)) world.liveByService.set(service.key, new Set())
    world.metrics.set(service.key, [])
  },
  serviceUpdated: (world, { serviceKey: key, fields }) => putService(world, key, fields),
  serviceForgotten: (world, { serviceKey: key }) => {
    world.services.delete(key)
    world.scheduling.delete(key)
    world.liveByService.delete(key)
    world.metrics.delete(key)
  },
  deploymentStarted: applyDeploymentStarted,
  deploymentTakenUp: applyDeploymentTakenUp,
  deploymentRolloutSet: (world, { serviceKey: key, deploymentId, rolloutState, reason, atMs }) => {
    changeDeployment(world, { serviceKey: key, deploymentId }, (deployment) => ({
      ...deployment,
      rolloutState,
      rolloutStateReason: reason,
      updatedAtMs: atMs,
    }))
    if (rolloutState !== 'COMPLETED') return
    keepHistory(world, key, (history, service) => withCompleted(history, service, atMs))
  },
  deploymentRemoved: (world, { serviceKey: key, deploymentId }) => {
    const service = must(world.services.get(key), key)
    replaceService(world, service, { deployments: service.deployments.filter((one) => one.id !== deploymentId) })
  },
  serviceEventAdded: (world, { serviceKey: key, event }) => {
    const service = must(world.services.get(key), key)
    const events = [event, ...service.events].slice(0, SERVICE_EVENTS_MAX)
    replaceService(world, service, { events })
  },
}
