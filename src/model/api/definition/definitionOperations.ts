import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { includeOf } from '../tags/tagShapes.ts'
import { answer, oneOf, optional, required, struct, text } from '../shape.ts'
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
  DescribeTaskDefinition: {
    kind: 'read',
    input: struct({ taskDefinition: required(text()), ...includeOf('TAGS') }),
    output: answer({ taskDefinition: 'structure', tags: 'list' }),
  },
  ListTaskDefinitions: {
    kind: 'read',
    input: struct({
      familyPrefix: optional(text()),
      status: optional(oneOf(['ACTIVE', 'INACTIVE'], { DELETE_IN_PROGRESS: 'deleted task definitions' })),
      sort: optional(oneOf(['ASC', 'DESC'])),
      ...PAGE_MEMBERS,
    }),
    output: answer({ taskDefinitionArns: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
