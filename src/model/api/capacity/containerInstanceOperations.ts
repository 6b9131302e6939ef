import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { includeOf } from '../tags/tagShapes.ts'
import { absent, answer, list, oneOf, optional, required, struct, text } from '../shape.ts'

const OTHER_STATUSES = {
  REGISTERING: 'instances that are REGISTERING',
  DEREGISTERING: 'instances that are DEREGISTERING',
  REGISTRATION_FAILED: 'instances whose registration failed',
}

export const containerInstanceOperations = {
  ListContainerInstances: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      status: optional(oneOf(['ACTIVE', 'DRAINING'], OTHER_STATUSES)),
      filter: absent('filters of container instances', 'string'),
      ...PAGE_MEMBERS,
    }),
    output: answer({ containerInstanceArns: 'list', nextToken: 'string' }),
  },
  DescribeContainerInstances: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      containerInstances: required(list(text(), { min: 1, max: 100 })),
      ...includeOf('TAGS', 'CONTAINER_INSTANCE_HEALTH'),
    }),
    output: answer({ containerInstances: 'list', failures: 'list' }),
  },
  UpdateContainerInstancesState: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      containerInstances: required(list(text(), { min: 1, max: 10 })),
      status: required(oneOf(['ACTIVE', 'DRAINING'])),
    }),
    output: answer({ containerInstances: 'list', failures: 'list' }),
  },
} as const satisfies OperationList
