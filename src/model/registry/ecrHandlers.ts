import { apiTime } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { ecrOperations } from '../api/registry/ecrOperations.ts'
import { ecrHost, repositoryUri } from '../world/registry/imageReference.ts'
import type { Repository } from '../world/registry/repository.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'
import { makeRepository } from './repositories.ts'

export const ecrHandlers: Handlers<typeof ecrOperations> = {
  CreateRepository(context, { input }) {
    const { imageTagMutability = 'MUTABLE', imageTagMutabilityExclusionFilters = [], encryptionConfiguration } = input
    const repository = makeRepository(context, {
      host: ecrHost(input.registryId ?? ACCOUNT),
      name: input.repositoryName,
      tagMutability: imageTagMutability,
      exclusions: imageTagMutabilityExclusionFilters.map(({ filter }) => filter),
      scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
      encryption: {
        type: encryptionConfiguration?.encryptionType ?? 'AES256',
        kmsKey: encryptionConfiguration?.kmsKey ?? null,
      },
    })
    return { repository: repositoryJson(repository) }
  },
  DescribeRepositories(world, given) {
    const { input } = given
    const registryId = input.registryId ?? ACCOUNT
    const host = ecrHost(registryId)
    const all = [...world.repositories.values()].filter((one) => one.host === host)
    const found = input.repositoryNames?.map((name) => repositoryNamed(world, { registryId, name })) ?? all
    return pageOf('repositories', { arns: found.map(repositoryJson), given })
  },
}

/** @throws ApiError  RepositoryNotFoundException */
export function repositoryNamed(
  { repositories }: Pick<World, 'repositories'>,
  { registryId, name }: { readonly registryId: string; readonly name: string },
): Repository {
  const found = repositories.get(repositoryUri({ host: ecrHost(registryId), repository: name }))
  if (found !== undefined) return found
  const message = `The repository with name '${name}' does not exist in the registry with id '${registryId}'`
  throw new ApiError('RepositoryNotFoundException', message, 'repositoryName')
}

function repositoryJson(repository: Repository): Output {
  const { host, name, uri, encryption } = repository
  const [registryId = ACCOUNT] = host.split('.', 1)
  return {
    repositoryArn: `arn:aws:ecr:${REGION}:${registryId}:repository/${name}`,
    registryId,
    repositoryName: name,
    repositoryUri: uri,
    createdAt: apiTime(repository.createdAtMs),
    imageTagMutability: repository.tagMutability,
    ...(repository.exclusions.length > 0 && {
      imageTagMutabilityExclusionFilters: repository.exclusions.map((filter) => ({ filterType: 'WILDCARD', filter })),
    }),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: {
      encryptionType: encryption.type,
      ...(encryption.kmsKey !== null && { kmsKey: encryption.kmsKey }),
    },
  }
}
