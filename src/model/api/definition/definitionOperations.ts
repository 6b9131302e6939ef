import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { answer, kept, oneOf, optional, required, struct, text } from '../shape.ts'
import { taskDefinitionInput } from './taskDefinitionShape.ts'

export const definitionOperations = {
  RegisterTaskDefinition: {
    kind: 'write',
    input: taskDefinitionInput,
    output: answer({ taskDefinition: 'structure' }),
  },
  DeregisterTaskDefinition: {
    kind: 'write',
    input: struct({ taskDefinition: required(text()) }),
    output: answer({ taskDefinition: 'structure' }),
  },
  DescribeTaskDefinition: {
    kind: 'read',
    input: struct({ taskDefinition: required(text()), include: kept('list') }),
    output: answer({ taskDefinition: 'structure' }),
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
