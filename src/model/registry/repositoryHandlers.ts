import { apiTime } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { repositoryOperations } from '../api/registry/ecrOperations.ts'
import type { Context } from '../world/context.ts'
import { imagesOf } from '../world/registry/findImage.ts'
import { isIn } from '../world/registry/place.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { namesOf, ownPlace, PRIVATE, repositoryArn, repositoryAsked, type Asked, type Registries } from './asked.ts'
import { forgetImage } from './deleting.ts'
import { makeRepository } from './repositories.ts'
import { tagsWith } from './resourceTags.ts'

export const repositoryHandlers: Handlers<typeof repositoryOperations> = {
  CreateRepository(context, { input }) {
    const { imageTagMutability = 'MUTABLE', encryptionConfiguration: encryption } = input
    const repository = makeRepository(context, {
      host: ownPlace(PRIVATE, input.registryId, 'CreateRepository').host,
      name: input.repositoryName,
      tagMutability: imageTagMutability,
      exclusions: filtersOf(input.imageTagMutabilityExclusionFilters),
      scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
      encryption: { type: encryption?.encryptionType ?? 'AES256', kmsKey: encryption?.kmsKey ?? null },
      ...(input.tags !== undefined && { resourceTags: tagsWith([], input.tags) }),
    })
    return { repository: privateJson(repository) }
  },
  DescribeRepositories: (world, given) => describeRepositories(world, given, PRIVATE),
  DeleteRepository: (context, { input }) => deleteRepository(context, input, PRIVATE),
  PutImageTagMutability(context, { input }) {
    const found = repositoryAsked(context.world, input, { registries: PRIVATE, action: 'PutImageTagMutability' })
    const exclusions = filtersOf(input.imageTagMutabilityExclusionFilters)
    putRepository(context, { ...found, tagMutability: input.imageTagMutability, exclusions })
    return {
      ...namesOf(found),
      imageTagMutability: input.imageTagMutability,
      ...(exclusions.length > 0 && { imageTagMutabilityExclusionFilters: filtersJson(exclusions) }),
    }
  },
  PutImageScanningConfiguration(context, { input }) {
    const asked = { registries: PRIVATE, action: 'PutImageScanningConfiguration' }
    const found = repositoryAsked(context.world, input, asked)
    const scanOnPush = input.imageScanningConfiguration.scanOnPush ?? false
    putRepository(context, { ...found, scanOnPush })
    return { ...namesOf(found), imageScanningConfiguration: { scanOnPush } }
  },
}

export function putRepository(context: Context, value: Repository): void {
  context.emit({ kind: 'put', table: 'repositories', key: value.uri, value })
}

interface Listing {
  readonly registryId?: string | undefined
  readonly repositoryNames?: readonly string[] | undefined
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export function describeRepositories(world: World, given: Given<Listing>, registries: Registries): Output {
  const { registryId, repositoryNames } = given.input
  const action = 'DescribeRepositories'
  const found =
    repositoryNames?.map((repositoryName) =>
      repositoryAsked(world, { registryId, repositoryName }, { registries, action }),
    ) ?? repositoriesIn(world, registries, registryId)
  const jsonOf = registries.service === 'ecr' ? privateJson : publicJson
  return pageOf('repositories', { arns: found.map(jsonOf), given })
}

function repositoriesIn(world: World, registries: Registries, registryId: string | undefined): readonly Repository[] {
  const place = ownPlace(registries, registryId, 'DescribeRepositories')
  return [...world.repositories.values()].filter((one) => isIn(place, one))
}

/** ECR-1: with its images, where that is asked for. */
export function deleteRepository(
  context: Context,
  input: Asked & { readonly force?: boolean | undefined },
  registries: Registries,
): Output {
  const { world } = context
  const found = repositoryAsked(world, input, { registries, action: 'DeleteRepository' })
  const images = imagesOf(world, found.uri)
  if (images.length > 0 && input.force !== true) {
    const { registryId, repositoryName } = namesOf(found)
    const message = `The repository with name '${repositoryName}' in registry with id '${registryId}' cannot be deleted because it still contains images`
    throw new ApiError('RepositoryNotEmptyException', message, 'force')
  }
  for (const image of images) forgetImage(context, image)
  context.emit({ kind: 'gone', table: 'layers', key: found.uri })
  context.emit({ kind: 'gone', table: 'lifecyclePreviews', key: found.uri })
  context.emit({ kind: 'gone', table: 'repositories', key: found.uri })
  return { repository: registries.service === 'ecr' ? privateJson(found) : publicJson(found) }
}

function filtersOf(given: readonly { readonly filter: string }[] = []): readonly string[] {
  return given.map(({ filter }) => filter)
}

function filtersJson(exclusions: readonly string[]): Output[] {
  return exclusions.map((filter) => ({ filterType: 'WILDCARD', filter }))
}

/** What a public repository has as well. */
export function publicJson(repository: Repository): Output {
  return jsonIn(repository, 'ecr-public')
}

function jsonIn(repository: Repository, service: Registries['service']): Output {
  const { registryId, repositoryName } = namesOf(repository)
  return {
    repositoryArn: repositoryArn({ service, registryId, name: repositoryName }),
    registryId,
    repositoryName,
    repositoryUri: repository.uri,
    createdAt: apiTime(repository.createdAtMs),
  }
}

function privateJson(repository: Repository): Output {
  const { exclusions, encryption } = repository
  return {
    ...jsonIn(repository, 'ecr'),
    imageTagMutability: repository.tagMutability,
    ...(exclusions.length > 0 && { imageTagMutabilityExclusionFilters: filtersJson(exclusions) }),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: {
      encryptionType: encryption.type,
      ...(encryption.kmsKey !== null && { kmsKey: encryption.kmsKey }),
    },
  }
}
