import type { EntityKind, EntityRef } from '../../world/ref.ts'
import type { World } from '../../world/world.ts'
import { clusterNameOf, definitionNameOf, nameInCluster } from '../arns.ts'
import { clusterNamed } from '../cluster/clusterNamed.ts'
import { ApiError, type ApiErrorName } from '../command.ts'

/** By the word in its ARN. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  cluster: 'cluster',
  'task-definition': 'taskDefinition',
  service: 'service',
  task: 'task',
  'container-instance': 'containerInstance',
}

/** `arn:aws:ecs:us-east-1:123456789012:task/yard/3f2a…` in its parts. */
const ARN = /^arn:[^:]*:ecs:[^:]*:[^:]*:([a-z-]+)\/(.+)$/

/** What an ARN of ECS is of, whether it is there or not; `null` when it is of nothing that can have tags. */
export function refOfArn(arn: string): EntityRef | null {
  const [, word = '', path = ''] = ARN.exec(arn) ?? []
  const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined
  if (kind === undefined) return null
  // Of what lives in a cluster the world's keys are ids, but for a service's.
  const isById = kind === 'task' || kind === 'containerInstance'
  return { kind, id: isById ? path.slice(path.lastIndexOf('/') + 1) : path }
}

/**
 * What a resourceArn is of (TAG-3).
 *
 * @param missing  AWS's name of the error for what is not there
 * @throws ApiError
 */
export function taggedNamed(world: World, resourceArn: string, missing: ApiErrorName): EntityRef {
  const [, word = '', path = ''] = ARN.exec(resourceArn) ?? []
  const ref = refOfArn(resourceArn)
  if (ref === null) throw invalid('Invalid parameter resourceArn: is no ARN of a resource that the lab gives tags to.')
  if (ref.kind === 'cluster') refuseCluster(world, clusterNameOf(resourceArn, 'resourceArn'))
  else if (ref.kind === 'taskDefinition') definitionNameOf(resourceArn, 'resourceArn')
  else refuseOutside(world, resourceArn, { word, path })
  if (isThere(world, ref, path)) return ref
  const isInactive = world.services.get(ref.id)?.status === 'INACTIVE' && ref.kind === 'service'
  if (isInactive) throw invalid('The specified service is inactive. Specify an active service and try again.')
  throw new ApiError(missing, `The specified ${word.replace('-', ' ')} was not found.`, 'resourceArn')
}

function refuseCluster(world: World, name: string): void {
  if (world.clusters.get(name)?.status === 'INACTIVE') {
    throw invalid('The specified cluster is inactive. Specify an active cluster and try again.')
  }
  clusterNamed(world, name, 'resourceArn')
}

interface InCluster {
  readonly word: string
  /** Its cluster and its name or id. */
  readonly path: string
}

function refuseOutside(world: World, resourceArn: string, { word, path }: InCluster): void {
  const [cluster = '', ...rest] = path.split('/')
  if (rest.length === 0) throw invalid('Long arn format must be used for tagging operations')
  nameInCluster(resourceArn, word as 'service' | 'task' | 'container-instance', { cluster, field: 'resourceArn' })
  refuseCluster(world, cluster)
}

function isThere(world: World, { kind, id }: EntityRef, path: string): boolean {
  switch (kind) {
    case 'cluster':
      return true
    case 'taskDefinition':
      return world.taskDefinitions.has(id)
    case 'service': {
      const service = world.services.get(id)
      return service !== undefined && service.status !== 'INACTIVE'
    }
    case 'task': {
      const task = world.tasks.get(id)
      return task !== undefined && path === `${task.clusterName}/${id}`
    }
    case 'containerInstance': {
      const instance = world.instances.get(id)
      return instance !== undefined && instance.status !== 'booting' && path === `${instance.clusterName}/${id}`
    }
    case 'repository':
    case 'image':
    case 'logGroup':
    case 'loadBalancer':
    case 'classicLoadBalancer':
    case 'targetGroup':
    case 'target':
    case 'autoScalingGroup':
    case 'capacityProvider':
    case 'alarm':
      return false
  }
}

function invalid(message: string): ApiError {
  return new ApiError('InvalidParameterException', message, 'resourceArn')
}
