import type { OperationList } from '../operation.ts'
import { answer, flag, keptAs, required, struct, text } from '../shape.ts'
import { OF_REPOSITORY } from './ecrShapes.ts'

const policy = answer({ registryId: 'string', repositoryName: 'string', policyText: 'string' })

/** Of private and public repositories alike. */
export const policyOperations = {
  SetRepositoryPolicy: {
    kind: 'write',
    // `force` lets one lock oneself out: the lab's own account is never.
    input: struct({ ...OF_REPOSITORY, policyText: required(text({ min: 0, max: 10_240 })), force: keptAs(flag()) }),
    output: policy,
  },
  GetRepositoryPolicy: { kind: 'read', input: struct(OF_REPOSITORY), output: policy },
  DeleteRepositoryPolicy: { kind: 'write', input: struct(OF_REPOSITORY), output: policy },
} as const satisfies OperationList
