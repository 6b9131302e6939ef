import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { launchTypeWord } from '../placement/placementShape.ts'
import { includeOf } from '../tags/tagShapes.ts'
import { absent, answer, list, oneOf, optional, required, struct, text, type InputOf } from '../shape.ts'

/** What ListTasks takes beside a cluster. */
export const TASK_FILTERS = {
  family: optional(text()),
  serviceName: optional(text()),
  startedBy: optional(text({ max: 128 })),
  desiredStatus: optional(oneOf(['RUNNING', 'PENDING', 'STOPPED'])),
  containerInstance: optional(text()),
  launchType: optional(launchTypeWord),
}

export const taskOperations = {
  StopTask: {
    kind: 'write',
    input: struct({ cluster: optional(text()), task: required(text()), reason: optional(text({ max: 1_024 })) }),
    output: answer({ task: 'structure' }),
  },
  ListTasks: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      ...TASK_FILTERS,
      daemonName: absent('daemons', 'string'),
      ...PAGE_MEMBERS,
    }),
    output: answer({ taskArns: 'list', nextToken: 'string' }),
  },
  DescribeTasks: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      tasks: required(list(text(), { min: 1, max: 100 })),
      ...includeOf('TAGS'),
    }),
    output: answer({ tasks: 'list', failures: 'list' }),
  },
} as const satisfies OperationList

export type ListTasksInput = InputOf<(typeof taskOperations)['ListTasks']['input']>
