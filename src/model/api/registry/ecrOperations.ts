import { ENCRYPTION_TYPES } from '../../world/registry/repository.ts'
import type { OperationList } from '../operation.ts'
import { absent, answer, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { exclusionFilters, refuseExclusions, registryId, repositoryName, tagMutability } from './ecrShapes.ts'

export const ecrOperations = {
  CreateRepository: {
    kind: 'write',
    input: struct(
      {
        registryId,
        repositoryName: required(repositoryName),
        tags: absent('tags of Amazon ECR', 'list'),
        imageTagMutability: optional(tagMutability),
        imageTagMutabilityExclusionFilters: optional(exclusionFilters),
        imageScanningConfiguration: optional(struct({ scanOnPush: optional(flag()) })),
        encryptionConfiguration: optional(
          struct({ encryptionType: required(oneOf(ENCRYPTION_TYPES)), kmsKey: optional(text({ max: 2_048 })) }),
        ),
      },
      refuseExclusions,
    ),
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
