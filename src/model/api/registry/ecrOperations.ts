import { ENCRYPTION_TYPES } from '../../world/registry/repository.ts'
import type { OperationList } from '../operation.ts'
import { answer, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import {
  accountId,
  OF_REPOSITORY,
  exclusionFilters,
  refuseExclusions,
  registryId,
  repositoryName,
  tagMutability,
} from './ecrShapes.ts'
import { imageOperations } from './imageOperations.ts'
import { policyOperations } from './policyOperations.ts'
import { repositoryTagOperations, repositoryTags } from './repositoryTagOperations.ts'
import { scanOperations } from './scanOperations.ts'
import { lifecycleOperations } from './lifecycleOperations.ts'
import { downloadOperations, layerOperations } from './layerOperations.ts'

const scanningConfiguration = struct({ scanOnPush: optional(flag()) })

export const repositoryOperations = {
  CreateRepository: {
    kind: 'write',
    input: struct(
      {
        ...OF_REPOSITORY,
        tags: optional(repositoryTags),
        imageTagMutability: optional(tagMutability),
        imageTagMutabilityExclusionFilters: optional(exclusionFilters),
        imageScanningConfiguration: optional(scanningConfiguration),
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
  DeleteRepository: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, force: optional(flag()) }),
    output: answer({ repository: 'structure' }),
  },
  PutImageTagMutability: {
    kind: 'write',
    input: struct(
      {
        ...OF_REPOSITORY,
        imageTagMutability: required(tagMutability),
        imageTagMutabilityExclusionFilters: optional(exclusionFilters),
      },
      refuseExclusions,
    ),
    output: answer({
      registryId: 'string',
      repositoryName: 'string',
      imageTagMutability: 'string',
      imageTagMutabilityExclusionFilters: 'list',
    }),
  },
  PutImageScanningConfiguration: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, imageScanningConfiguration: required(scanningConfiguration) }),
    output: answer({ registryId: 'string', repositoryName: 'string', imageScanningConfiguration: 'structure' }),
  },
} as const satisfies OperationList

export const tokenOperations = {
  GetAuthorizationToken: {
    kind: 'read',
    input: struct({ registryIds: optional(list(accountId, { min: 1, max: 10 })) }),
    output: answer({ authorizationData: 'list' }),
  },
} as const satisfies OperationList

export const ecrOperations = {
  ...repositoryOperations,
  ...tokenOperations,
  ...imageOperations,
  ...layerOperations,
  ...downloadOperations,
  ...lifecycleOperations,
  ...scanOperations,
  ...policyOperations,
  ...repositoryTagOperations,
} as const satisfies OperationList
