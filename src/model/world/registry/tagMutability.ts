import { matchesWildcards } from '../../../base/wildcards.ts'
import type { Repository } from './repository.ts'

/** ECR-4: whether a tag, once given, stays where it is. */
export function isTagFixed({ tagMutability, exclusions }: Repository, tag: string): boolean {
  const isExcluded = exclusions.some((filter) => matchesWildcards(filter, tag))
  switch (tagMutability) {
    case 'MUTABLE':
      return false
    case 'IMMUTABLE':
      return true
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded
  }
}
