import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/operations.ts'
import type { Repository, TagMutability } from '../../../model/world/registry/repository.ts'
import type { ObjectAct } from '../subjectView.ts'

/** What can be done with a repository. */
export function repositoryActs({ uri }: Repository): readonly ObjectAct[] {
  return [{ id: 'pushImage', label: 'Push an image', run: ({ openForm }) => openForm('pushImage', uri) }]
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
export function mutabilityInput(imageTagMutability: TagMutability, exclusions: string) {
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
