import type { OperationList } from '../operation.ts'
import { answer, list, oneOf, optional, required, struct, text, timestamp, whole } from '../shape.ts'
import { ecrText, IMAGE_ID, OF_REPOSITORY } from './ecrShapes.ts'

const policyText = ecrText('lifecyclePolicyText', { min: 100, max: 30_720 })
const OF_POLICY = { registryId: 'string', repositoryName: 'string', lifecyclePolicyText: 'string' } as const
const policy = struct({ ...answer(OF_POLICY).members, lastEvaluatedAt: optional(timestamp()) })

export const lifecycleOperations = {
  PutLifecyclePolicy: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, lifecyclePolicyText: required(policyText) }),
    output: answer(OF_POLICY),
  },
  GetLifecyclePolicy: { kind: 'read', input: struct(OF_REPOSITORY), output: policy },
  DeleteLifecyclePolicy: { kind: 'write', input: struct(OF_REPOSITORY), output: policy },
  StartLifecyclePolicyPreview: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, lifecyclePolicyText: optional(policyText) }),
    output: answer({ ...OF_POLICY, status: 'string' }),
  },
  GetLifecyclePolicyPreview: {
    kind: 'read',
    input: struct({
      ...OF_REPOSITORY,
      imageIds: optional(list(IMAGE_ID, { min: 1, max: 100 })),
      nextToken: optional(text()),
      maxResults: optional(whole({ min: 1, max: 100 })),
      filter: optional(struct({ tagStatus: optional(oneOf(['TAGGED', 'UNTAGGED', 'ANY'])) })),
    }),
    output: answer({
      ...OF_POLICY,
      status: 'string',
      nextToken: 'string',
      previewResults: 'list',
      summary: 'structure',
    }),
  },
} as const satisfies OperationList
