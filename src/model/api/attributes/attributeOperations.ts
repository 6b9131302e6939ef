import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { answer, checkedText, list, oneOf, optional, required, struct, text } from '../shape.ts'

/** Attributes in one call, and custom ones of a resource (ATT-2). */
export const ATTRIBUTES_MAX = 10

const NAME = /^[A-Za-z0-9_/.\\-]{1,128}$/
const VALUE = /^(?! )[A-Za-z0-9_/.\\@: -]{1,128}(?<! )$/
const LONG_TEXT = 100_000

const targetType = oneOf(['container-instance'])

const attributeName = checkedText(LONG_TEXT, (given) =>
  NAME.test(given) ? null : { reason: 'takes 1 to 128 letters, digits and - _ / \\ and periods' },
)

const attributeValue = checkedText(LONG_TEXT, (given) =>
  VALUE.test(given)
    ? null
    : { reason: 'takes 1 to 128 letters, digits, - _ / \\ @ : periods and spaces, no space at its ends' },
)

const attribute = struct({
  name: required(attributeName),
  value: optional(attributeValue),
  targetType: optional(targetType),
  targetId: optional(text()),
})

const changeInput = struct({
  cluster: optional(text()),
  attributes: required(list(attribute, { min: 1, max: ATTRIBUTES_MAX })),
})

export const attributeOperations = {
  PutAttributes: { kind: 'write', input: changeInput, output: answer({ attributes: 'list' }) },
  DeleteAttributes: { kind: 'write', input: changeInput, output: answer({ attributes: 'list' }) },
  ListAttributes: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      targetType: required(targetType),
      attributeName: optional(text()),
      attributeValue: optional(text()),
      ...PAGE_MEMBERS,
    }),
    output: answer({ attributes: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
