import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { ecrRegistryOf } from '../../../model/world/registry/imageReference.ts'
import type { Repository, TagMutability } from '../../../model/world/registry/repository.ts'
import type { ObjectAct } from '../subjectView.ts'

/** What can be done with a repository; with one of another registry a pipeline alone has to do. */
export function repositoryActs(repository: Repository): readonly ObjectAct[] {
  const { uri } = repository
  const acts: readonly ObjectAct[] = [
    { id: 'pushImage', label: 'Push an image', run: ({ openForm }) => openForm('pushImage', uri) },
  ]
  const named = namedIn(repository)
  if (named === null) return acts
  return [
    ...acts,
    { id: 'mutability', label: 'Tag mutability', run: ({ openForm }) => openForm('tagMutability', uri) },
    { id: 'lifecyclePolicy', label: 'Lifecycle policy', run: ({ openForm }) => openForm('lifecyclePolicy', uri) },
    { id: 'repositoryPolicy', label: 'Repository policy', run: ({ openForm }) => openForm('repositoryPolicy', uri) },
    {
      id: 'deleteRepository',
      label: 'Delete',
      tone: 'trouble',
      run: ({ openForm }) => openForm('deleteRepository', uri),
    },
  ]
}

/** By which ECR's operations name a private repository; `null` for one that is none. */
export function namedIn({ host, name }: Pick<Repository, 'host' | 'name'>) {
  const registryId = ecrRegistryOf(host)?.accountId
  return registryId === undefined ? null : { registryId, repositoryName: name }
}

export type Named = NonNullable<ReturnType<typeof namedIn>>

export function tagMutabilityAct(named: Named, tagMutability: TagMutability, exclusions: string): Act {
  return act('ecr', 'PutImageTagMutability', { ...named, ...mutabilityInput(tagMutability, exclusions) })
}

export function deleteRepositoryAct(named: Named, force: boolean): Act {
  return act('ecr', 'DeleteRepository', { ...named, ...(force && { force }) })
}

/** By its digest: all its tags go with it. */
export function deleteImageAct(named: Named, imageDigest: string): Act {
  return act('ecr', 'BatchDeleteImage', { ...named, imageIds: [{ imageDigest }] })
}

/** A basic scan, of which AWS does one a day. */
export function startScanAct(named: Named, imageDigest: string): Act {
  return act('ecr', 'StartImageScan', { ...named, imageId: { imageDigest } })
}

/** A repository as its form has it. */
export interface RepositoryWanted {
  readonly repositoryName: string
  readonly tagMutability: TagMutability
  /** Filters of tags, apart by commas. */
  readonly exclusions: string
  readonly scanOnPush: boolean
  readonly isKms: boolean
}

export function createRepositoryAct(wanted: RepositoryWanted): Act {
  const { repositoryName, tagMutability, exclusions, scanOnPush, isKms } = wanted
  return act('ecr', 'CreateRepository', {
    repositoryName,
    ...mutabilityInput(tagMutability, exclusions),
    imageScanningConfiguration: { scanOnPush },
    encryptionConfiguration: { encryptionType: isKms ? 'KMS' : 'AES256' },
  })
}

/** Filters only where the mutability has exclusions: AWS refuses them with another. */
function mutabilityInput(imageTagMutability: TagMutability, exclusions: string) {
  if (!hasExclusions(imageTagMutability)) return { imageTagMutability }
  const filters = exclusions
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return {
    imageTagMutability,
    imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filterType: 'WILDCARD' as const, filter })),
  }
}

export function hasExclusions(tagMutability: TagMutability): boolean {
  return tagMutability.endsWith('_WITH_EXCLUSION')
}
