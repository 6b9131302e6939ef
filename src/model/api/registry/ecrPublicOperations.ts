import type { OperationList } from '../operation.ts'
import { absent, answer, required, struct } from '../shape.ts'
import { repositoryOperations } from './ecrOperations.ts'
import { repositoryName } from './ecrShapes.ts'
import { commonImageOperations } from './imageOperations.ts'
import { layerOperations } from './layerOperations.ts'
import { policyOperations } from './policyOperations.ts'

/** Of Amazon ECR Public: what it has in common with private registries, and what it has otherwise. */
export const ecrPublicOperations = {
  CreateRepository: {
    kind: 'write',
    input: struct({
      repositoryName: required(repositoryName),
      catalogData: absent('catalog of public repositories', 'structure'),
      tags: absent('tags of Amazon ECR', 'list'),
    }),
    output: answer({ repository: 'structure' }),
  },
  DescribeRepositories: repositoryOperations.DescribeRepositories,
  DeleteRepository: repositoryOperations.DeleteRepository,
  GetAuthorizationToken: { kind: 'read', input: struct({}), output: answer({ authorizationData: 'structure' }) },
  ...commonImageOperations,
  ...layerOperations,
  ...policyOperations,
} as const satisfies OperationList
