import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { includeOf } from '../tags/tagShapes.ts'
import { answer, list, oneOf, optional, required, struct, text } from '../shape.ts'
import { taskDefinitionInput } from './taskDefinitionShape.ts'

export const definitionOperations = {
  RegisterTaskDefinition: {
    kind: 'write',
    input: taskDefinitionInput,
    output: answer({ taskDefinition: 'structure', tags: 'list' }),
  },
  DeregisterTaskDefinition: {
    kind: 'write',
    input: struct({ taskDefinition: required(text()) }),
    output: answer({ taskDefinition: 'structure' }),
  },
  DeleteTaskDefinitions: {
    kind: 'write',
    input: struct({ taskDefinitions: required(list(text(), { min: 1, max: 10 })) }),
    output: answer({ taskDefinitions: 'list', failures: 'list' }),
  },
  DescribeTaskDefinition: {
    kind: 'read',
    input: struct({ taskDefinition: required(text()), ...includeOf('TAGS') }),
    output: answer({ taskDefinition: 'structure', tags: 'list' }),
  },
  ListTaskDefinitions: {
    kind: 'read',
    input: struct({
      familyPrefix: optional(text()),
      status: optional(oneOf(['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS'])),
      sort: optional(oneOf(['ASC', 'DESC'])),
      ...PAGE_MEMBERS,
    }),
    output: answer({ taskDefinitionArns: 'list', nextToken: 'string' }),
  },
  ListTaskDefinitionFamilies: {
    kind: 'read',
    input: struct({
      familyPrefix: optional(text()),
      status: optional(oneOf(['ACTIVE', 'INACTIVE', 'ALL'])),
      ...PAGE_MEMBERS,
    }),
    output: answer({ families: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
