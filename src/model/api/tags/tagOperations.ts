import type { OperationList } from '../operation.ts'
import { answer, list, required, struct, text } from '../shape.ts'
import { TAGS_MAX, tagKeyText, tagList } from './tagShapes.ts'

export const tagOperations = {
  TagResource: {
    kind: 'write',
    input: struct({ resourceArn: required(text()), tags: required(tagList) }),
    output: answer({}),
  },
  UntagResource: {
    kind: 'write',
    input: struct({ resourceArn: required(text()), tagKeys: required(list(tagKeyText, { max: TAGS_MAX })) }),
    output: answer({}),
  },
  ListTagsForResource: {
    kind: 'read',
    input: struct({ resourceArn: required(text()) }),
    output: answer({ tags: 'list' }),
  },
} as const satisfies OperationList
