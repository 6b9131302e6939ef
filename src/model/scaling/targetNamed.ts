import { ApiError } from '../api/command.ts'
import { resourceIdOf } from '../api/scaling/scalingNames.ts'
import type { ScalableTarget } from '../world/scaling/scalableTarget.ts'
import type { Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'

/** The key of the service that a ResourceId names. @throws ApiError  ValidationException */
export function serviceKeyGiven(resourceId: string): string {
  const [, key] = /^service\/([A-Za-z0-9_-]{1,255}\/[A-Za-z0-9_-]{1,255})$/.exec(resourceId) ?? []
  if (key !== undefined) return key
  throw new ApiError(
    'ValidationException',
    `Unsupported service namespace, resource type or scalable dimension: ${resourceId}`,
    'ResourceId',
  )
}

/** @throws ApiError  ValidationException, of a service that is not there or is not ACTIVE */
export function serviceToScale(world: World, resourceId: string): Service {
  const service = world.services.get(serviceKeyGiven(resourceId))
  if (service?.status === 'ACTIVE') return service
  throw new ApiError('ValidationException', `ECS service doesn't exist: ${resourceId}`, 'ResourceId')
}

/** @throws ApiError  ObjectNotFoundException */
export function targetNamed(world: World, resourceId: string): ScalableTarget {
  const target = world.scalableTargets.get(serviceKeyGiven(resourceId))
  if (target === undefined) throw notFound('scalable target registered', resourceId, 'ResourceId')
  return target
}

/** AWS's sentence about what is not there. */
export function notFound(what: string, resourceId: string, field: string): ApiError {
  const which = `service namespace: ecs, resource ID: ${resourceId}, scalable dimension: ecs:service:DesiredCount`
  return new ApiError('ObjectNotFoundException', `No ${what} for ${which}`, field)
}

/** Whether something of a service is asked for: all are where none is named. */
export function isOf(serviceKey: string, resourceId: string | undefined): boolean {
  return resourceId === undefined || resourceIdOf(serviceKey) === resourceId
}
