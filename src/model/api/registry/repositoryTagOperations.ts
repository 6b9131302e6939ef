import type { OperationList } from '../operation.ts'
import { answer, list, required, struct, text } from '../shape.ts'
import { tagKeyText, tagValueText } from '../tags/tagShapes.ts'

/** More are refused as too many (ECR-12), not as a list that is too long. */
const GIVEN_MAX = 200

export const repositoryTags = list(struct({ Key: required(tagKeyText), Value: required(tagValueText) }), {
  max: GIVEN_MAX,
})

/** Of private and public repositories alike. */
export const repositoryTagOperations = {
  TagResource: {
    kind: 'write',
    input: struct({ resourceArn: required(text({ max: 2_048 })), tags: required(repositoryTags) }),
    output: answer({}),
  },
  UntagResource: {
    kind: 'write',
    input: struct({
      resourceArn: required(text({ max: 2_048 })),
      tagKeys: required(list(tagKeyText, { max: GIVEN_MAX })),
    }),
    output: answer({}),
  },
  ListTagsForResource: {
    kind: 'read',
    input: struct({ resourceArn: required(text({ max: 2_048 })) }),
    output: answer({ tags: 'list' }),
  },
} as const satisfies OperationList
