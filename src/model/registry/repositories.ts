import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { REPOSITORIES_MAX } from '../world/labLimits.ts'
import { ecrRegistryOf, repositoryUri } from '../world/registry/imageReference.ts'
import { nameIn, placeOf } from '../world/registry/place.ts'
import type { Repository } from '../world/registry/repository.ts'

export type RepositoryParts = Pick<Repository, 'host' | 'name'> & Partial<Repository>

/**
 * ECR-1: a repository that was not there, with its registry if nothing was said of that yet.
 *
 * @throws ApiError  RepositoryAlreadyExistsException, LimitExceededException
 */
export function makeRepository(context: Context, parts: RepositoryParts): Repository {
  const { world, nowMs } = context
  const { host, name } = parts
  const uri = repositoryUri({ host, repository: name })
  const accountId = ecrRegistryOf(host)?.accountId ?? null
  if (world.repositories.has(uri)) {
    const place = placeOf(parts)
    const message = `The repository with name '${nameIn(place, parts)}' already exists in the registry with id '${place.registryId}'`
    throw new ApiError('RepositoryAlreadyExistsException', message, 'repositoryName')
  }
  if (world.repositories.size >= REPOSITORIES_MAX)
    throw new ApiError('LimitExceededException', `The lab has ${String(REPOSITORIES_MAX)} repositories at most.`)
  if (!world.registries.has(host))
    context.emit({ kind: 'put', table: 'registries', key: host, value: { host, accountId, createdAtMs: nowMs } })
  const repository: Repository = {
    uri,
    createdAtMs: nowMs,
    tagMutability: 'MUTABLE',
    exclusions: [],
    scanOnPush: false,
    encryption: { type: 'AES256', kmsKey: null },
    policyText: null,
    lifecyclePolicyText: null,
    lifecycleEvaluatedAtMs: null,
    ...parts,
  }
  context.emit({ kind: 'put', table: 'repositories', key: uri, value: repository })
  return repository
}
