import { headOf } from '../../base/foreignText.ts'
import { ACCOUNT, REGION } from '../world/world.ts'
import { ApiError } from './command.ts'
import { isName } from './shape.ts'

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
 * A cluster's name, of its name or its ARN.
 *
 * @throws ApiError  for what is neither
 */
export function clusterNameOf(given: string): string {
  const name = withoutPrefix(given, 'cluster')
  if (isName(name)) return name
  throw refused(`Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was ${name.slice(0, 255)}`)
}

/**
 * `family:revision` or a family, of the same or of an ARN. Whether the revision is a number is for the caller to say.
 *
 * @throws ApiError  for what is neither
 */
export function definitionNameOf(given: string): string {
  const name = withoutPrefix(given, 'task-definition')
  const [family = ''] = name.split(':', 1)
  if (isName(family) && !name.includes('/')) return name
  throw refused(`Invalid identifier: ${quoted(given)} is not the name or ARN of a task definition.`)
}

/**
 * The name or id of what lives in a cluster, of the same or of an ARN. The older ARNs, without a cluster, are taken too.
 *
 * @throws ApiError  for what is neither, and for what is of another cluster than the one that is meant
 */
export function nameInCluster(given: string, kind: 'service' | 'task' | 'container-instance', cluster: string): string {
  const scoped = withoutPrefix(given, kind)
  const parts = scoped.split('/', 3)
  const name = parts.at(-1) ?? ''
  const isOfArn = scoped !== given
  if (!parts.every(isName) || parts.length > (isOfArn ? 2 : 1)) {
    throw refused(`Invalid identifier: ${quoted(given)} is not the name or ARN of a ${kind}.`)
  }
  if (parts.length === 2 && parts[0] !== cluster) {
    throw refused(`Invalid identifier: Identifier is for cluster ${parts[0] ?? ''}. Your cluster is ${cluster}`)
  }
  return name
}

function withoutPrefix(given: string, kind: string): string {
  if (!given.startsWith('arn:')) return given
  const prefix = `${ECS}:${kind}/`
  if (given.startsWith(prefix)) return given.slice(prefix.length)
  throw refused(`Invalid identifier: ${quoted(given)} is not the ARN of a ${kind} of this account and region.`)
}

function quoted(given: string): string {
  return `"${headOf(given, 120)}"`
}

function refused(message: string): ApiError {
  return new ApiError('InvalidParameterException', message)
}

/** The API's time: seconds since 1970. A lab begins at 2026-01-01T00:00:00Z, so that answers have dates. */
export function apiTime(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}

export const LAB_EPOCH_SECONDS = 1_767_225_600
