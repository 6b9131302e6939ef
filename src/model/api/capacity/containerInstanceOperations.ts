import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { includeOf } from '../tags/tagShapes.ts'
import { answer, described, flag, list, oneOf, optional, required, struct, text } from '../shape.ts'

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
      filter: optional(text({ max: 2_000 })),
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
      // Of more than ten ECS has words of its own (INS-7).
      containerInstances: required(list(text(), { min: 1, max: 100 })),
      status: required(oneOf(['ACTIVE', 'DRAINING'])),
    }),
    output: answer({ containerInstances: 'list', failures: 'list' }),
  },
  DeregisterContainerInstance: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      containerInstance: required(text()),
      force: described(
        optional(flag()),
        'Without it an instance that still has tasks is not deregistered. With it they are STOPPED for ECS at once.',
      ),
    }),
    output: answer({ containerInstance: 'structure' }),
  },
} as const satisfies OperationList
