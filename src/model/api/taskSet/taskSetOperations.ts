import type { OperationList } from '../operation.ts'
import { launchTypeWord, networkConfiguration } from '../placement/placementShape.ts'
import { capacityProviderStrategy } from '../provider/providerShapes.ts'
import { loadBalancers, serviceRegistries } from '../service/keptShapes.ts'
import { absent, answer, decimal, flag, keptAs, list, oneOf, optional, required, struct, text } from '../shape.ts'
import { includeOf } from '../tags/tagShapes.ts'

const scale = struct({
  value: optional(decimal({ min: 0, max: 100 })),
  unit: optional(oneOf(['PERCENT'])),
})

const where = { cluster: required(text()), service: required(text()) }

export const taskSetOperations = {
  CreateTaskSet: {
    kind: 'write',
    input: struct({
      ...where,
      externalId: optional(text({ max: 255 })),
      taskDefinition: required(text()),
      networkConfiguration: optional(networkConfiguration),
      loadBalancers: optional(loadBalancers),
      serviceRegistries: keptAs(serviceRegistries),
      launchType: optional(launchTypeWord),
      capacityProviderStrategy: optional(capacityProviderStrategy),
      platformVersion: keptAs(text()),
      scale: optional(scale),
      clientToken: absent('client tokens of task sets', 'string'),
      tags: absent('tags of task sets', 'list'),
    }),
    output: answer({ taskSet: 'structure' }),
  },
  UpdateTaskSet: {
    kind: 'write',
    input: struct({ ...where, taskSet: required(text()), scale: required(scale) }),
    output: answer({ taskSet: 'structure' }),
  },
  UpdateServicePrimaryTaskSet: {
    kind: 'write',
    input: struct({ ...where, primaryTaskSet: required(text()) }),
    output: answer({ taskSet: 'structure' }),
  },
  DeleteTaskSet: {
    kind: 'write',
    input: struct({ ...where, taskSet: required(text()), force: optional(flag()) }),
    output: answer({ taskSet: 'structure' }),
  },
  DescribeTaskSets: {
    kind: 'read',
    input: struct({ ...where, taskSets: optional(list(text(), { min: 0, max: 10 })), ...includeOf('TAGS') }),
    output: answer({ taskSets: 'list', failures: 'list' }),
  },
} as const satisfies OperationList
