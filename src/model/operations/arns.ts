import { headOf } from '../../base/foreignText.ts'
import { ACCOUNT, REGION } from '../world/world.ts'
import { ApiError } from './command.ts'

const ECS = `arn:aws:ecs:${REGION}:${ACCOUNT}`

export function clusterArn(name: string): string {
  return `${ECS}:cluster/${name}`
}

export function serviceArn(clusterName: string, name: string): string {
  return `${ECS}:service/${clusterName}/${name}`
}

export function taskArn(clusterName: string, id: string): string {
  return `${ECS}:task/${clusterName}/${id}`
}

export function instanceArn(clusterName: string, id: string): string {
  return `${ECS}:container-instance/${clusterName}/${id}`
}

export function definitionArn(key: string): string {
  return `${ECS}:task-definition/${key}`
}

/**
 * The short form of a cluster's or a task definition's name or ARN: `web` of
 * `arn:aws:ecs:us-east-1:123456789012:cluster/web`.
 *
 * @param kind  the resource's kind as ARNs spell it, such as `cluster`
 * @throws ApiError  for an ARN of another kind, service or account
 */
export function shortName(given: string, kind: string): string {
  const scoped = withoutPrefix(given, kind)
  return scoped.slice(scoped.lastIndexOf('/') + 1)
}

/**
 * The short form of the name or ARN of what lives in a cluster. `CLUSTER/NAME` and the older ARNs without a cluster
 * are taken too.
 *
 * @throws ApiError  also for what is of another cluster than the one that is meant
 */
export function nameInCluster(given: string, kind: 'service' | 'task' | 'container-instance', cluster: string): string {
  const scoped = withoutPrefix(given, kind)
  const end = scoped.lastIndexOf('/')
  const own = scoped.slice(0, Math.max(0, end))
  if (end >= 0 && own !== cluster) {
    throw new ApiError(
      'InvalidParameterException',
      `Invalid identifier: Identifier is for cluster ${headOf(own, 255)}. Your cluster is ${cluster}`,
    )
  }
  return scoped.slice(end + 1)
}

function withoutPrefix(given: string, kind: string): string {
  if (!given.startsWith('arn:')) return given
  const prefix = `${ECS}:${kind}/`
  if (given.startsWith(prefix)) return given.slice(prefix.length)
  throw new ApiError(
    'InvalidParameterException',
    `Invalid identifier: "${headOf(given, 120)}" is not the ARN of a ${kind} of this account and region.`,
  )
}

/** The API's time: seconds since 1970. A lab begins at 2026-01-01T00:00:00Z, so that answers have dates. */
export function apiTime(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}

export const LAB_EPOCH_SECONDS = 1_767_225_600
