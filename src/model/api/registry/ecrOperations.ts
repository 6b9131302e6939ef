import { ENCRYPTION_TYPES, TAG_MUTABILITIES } from '../../world/registry/repository.ts'
import type { OperationList } from '../operation.ts'
import { absent, answer, flag, list, oneOf, optional, required, struct, text, whole, type StringShape } from '../shape.ts'

/** AWS's model, of a repository's name. */
const repositoryName: StringShape = {
  ...text({ min: 2, max: 256 }),
  pattern: {
    regex: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    reason: 'it takes lower-case letters and digits, and . _ - / between them',
  },
}
const registryId = optional(text({ max: 12 }))

export const ecrOperations = {
  CreateRepository: {
    kind: 'write',
    input: struct({
      registryId,
      repositoryName: required(repositoryName),
      tags: absent('tags of Amazon ECR', 'list'),
      imageTagMutability: optional(oneOf(TAG_MUTABILITIES)),
      imageTagMutabilityExclusionFilters: optional(
        list(struct({ filterType: required(oneOf(['WILDCARD'])), filter: required(text({ min: 1, max: 128 })) }), {
          min: 1,
          max: 5,
        }),
      ),
      imageScanningConfiguration: optional(struct({ scanOnPush: optional(flag()) })),
      encryptionConfiguration: optional(
        struct({ encryptionType: required(oneOf(ENCRYPTION_TYPES)), kmsKey: optional(text({ max: 2_048 })) }),
      ),
    }),
    output: answer({ repository: 'structure' }),
  },
  DescribeRepositories: {
    kind: 'read',
    input: struct({
      registryId,
      repositoryNames: optional(list(repositoryName, { min: 1, max: 100 })),
      nextToken: optional(text()),
      maxResults: optional(whole({ min: 1, max: 1_000 })),
    }),
    output: answer({ repositories: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
