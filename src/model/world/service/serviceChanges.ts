import { must } from '../../../base/assert.ts'
import {
  SERVICE_EVENTS_MAX,
  type Deployment,
  type RolloutState,
  type Service,
  type ServiceEvent,
  type WaitingForPlace,
} from './service.ts'
import type { Appliers } from '../appliers.ts'
import { copyService } from '../copies.ts'
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
    | 'isSteady'
    | 'fieldsWithoutEffect'
  >
> & { readonly waiting?: WaitingForPlace | null }

/** Puts fields on a service. A new desired count goes to its PRIMARY deployment too (SVC-3). */
function putService(world: WritableWorld, serviceKey: string, fields: ServiceFields): void {
  const service = must(world.services.get(serviceKey), serviceKey)
  const deployments =
    fields.desiredCount === undefined
      ? service.deployments
      : service.deployments.map((one) =>
          one.status === 'PRIMARY' ? { ...one, desiredCount: fields.desiredCount ?? 0 } : one,
        )
  // To the end, so that those that are INACTIVE stand in the order in which they came to it.
  if (fields.status === 'INACTIVE') world.services.delete(serviceKey)
  replaceService(world, service, { ...fields, deployments })
}

/** A new PRIMARY; what was PRIMARY becomes ACTIVE (DEP-10). */
function applyDeploymentStarted(world: WritableWorld, change: DeploymentStarted): void {
  const service = must(world.services.get(change.serviceKey), change.serviceKey)
  meetRevision(world, change.definitionKey)
  const primary: Deployment = {
    id: change.deploymentId,
    status: 'PRIMARY',
    definitionKey: change.definitionKey,
    desiredCount: service.desiredCount,
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
  // There may be a thousand that no look of the scheduler has removed yet; only one of them was PRIMARY.
  const older = service.deployments.map((one): Deployment =>
    one.status === 'ACTIVE' ? one : { ...one, status: 'ACTIVE', desiredCount: 0 },
  )
  replaceService(world, service, { isSteady: false, deployments: [primary, ...older] })
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
    world.liveByService.set(service.key, new Set())
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
  deploymentRolloutSet: (world, { serviceKey: key, deploymentId, rolloutState, reason, atMs }) =>
    changeDeployment(world, { serviceKey: key, deploymentId }, (deployment) => ({
      ...deployment,
      rolloutState,
      rolloutStateReason: reason,
      updatedAtMs: atMs,
    })),
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
