import type { OperationList } from '../operation.ts'
import { absent, answer, optional, required, struct } from '../shape.ts'
import { repositoryOperations } from './ecrOperations.ts'
import { repositoryName } from './ecrShapes.ts'
import { commonImageOperations } from './imageOperations.ts'
import { layerOperations } from './layerOperations.ts'
import { policyOperations } from './policyOperations.ts'
import { repositoryTagOperations, repositoryTags } from './repositoryTagOperations.ts'

/** Of Amazon ECR Public: what it has in common with private registries, and what it has otherwise. */
export const ecrPublicOperations = {
  CreateRepository: {
    kind: 'write',
    input: struct({
      repositoryName: required(repositoryName),
      catalogData: absent('catalog of public repositories', 'structure'),
      tags: optional(repositoryTags),
    }),
    output: answer({ repository: 'structure' }),
  },
  DescribeRepositories: repositoryOperations.DescribeRepositories,
  DeleteRepository: repositoryOperations.DeleteRepository,
  GetAuthorizationToken: { kind: 'read', input: struct({}), output: answer({ authorizationData: 'structure' }) },
  ...commonImageOperations,
  ...layerOperations,
  ...policyOperations,
  ...repositoryTagOperations,
} as const satisfies OperationList
