import { TAG_MUTABILITIES, type TagMutability } from '../../world/registry/repository.ts'
import type { Refusal, Refused, StringShape } from '../shape.ts'
import { list, oneOf, optional, required, saying, struct, text } from '../shape.ts'

/** In the words in which ECR refuses what its model does not take. */
function constraint(member: string, what: string): Refusal {
  return {
    name: 'InvalidParameterException',
    message: `Invalid parameter at '${member}' failed to satisfy constraint: '${what}'`,
  }
}

interface Limits {
  readonly min: number
  readonly max: number
  /** As AWS's model writes it. */
  readonly pattern?: string
}

/** A text of ECR's model: its limits and its pattern are refused as ECR does. */
export function ecrText(member: string, { min, max, pattern }: Limits): StringShape {
  const shape = saying(text({ min, max }), {
    short: constraint(member, `Member must have length greater than or equal to ${String(min)}`),
    long: constraint(member, `Member must have length less than or equal to ${String(max)}`),
    malformed: constraint(member, `must satisfy regular expression '${pattern ?? ''}'`),
  })
  if (pattern === undefined) return shape
  return { ...shape, pattern: { regex: new RegExp(`^(?:${pattern})$`), reason: `must match ${pattern}` } }
}

const REPOSITORY = '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'
export const repositoryName = ecrText('repositoryName', { min: 2, max: 256, pattern: REPOSITORY })
export const accountId = ecrText('registryId', { min: 1, max: 12, pattern: '[0-9]{12}' })
export const registryId = optional(accountId)

/** What names a repository in each operation on one. */
export const OF_REPOSITORY = { registryId, repositoryName: required(repositoryName) }

export const IMAGE_ID = struct({
  imageDigest: optional(text({ max: 200 })),
  imageTag: optional(text({ max: 300 })),
})

export const exclusionFilters = list(
  struct({
    filterType: required(oneOf(['WILDCARD'])),
    filter: required(ecrText('filter', { min: 1, max: 128, pattern: '[0-9a-zA-Z._*-]{1,128}' })),
  }),
  { min: 1, max: 5 },
)

export const tagMutability = oneOf(TAG_MUTABILITIES)

/** ECR-4: filters of tags that are excepted go with the words that except them, and only with those. */
export function refuseExclusions(input: {
  readonly imageTagMutability?: TagMutability | undefined
  readonly imageTagMutabilityExclusionFilters?: readonly unknown[] | undefined
}): Refused | null {
  const { imageTagMutability: given = 'MUTABLE', imageTagMutabilityExclusionFilters: filters } = input
  const member = 'imageTagMutabilityExclusionFilters'
  const takesFilters = given === 'MUTABLE_WITH_EXCLUSION' || given === 'IMMUTABLE_WITH_EXCLUSION'
  if (takesFilters === (filters !== undefined)) return null
  const what = takesFilters ? "can't be null" : 'are not allowed'
  const reason = `ImageTagMutabilityExclusionFilters ${what} when imageTagMutability is set as ${given}`
  return { member, reason, as: 'InvalidParameterException' }
}
