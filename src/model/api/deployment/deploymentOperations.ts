import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { answer, list, oneOf, optional, required, struct, text, timestamp } from '../shape.ts'

/** AWS's words. The lab's deployments come to the first four alone: it has no circuit breaker and no stopping by hand. */
const DEPLOYMENT_STATUSES = [
  'PENDING',
  'IN_PROGRESS',
  'SUCCESSFUL',
  'STOPPED',
  'STOP_REQUESTED',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
] as const

const arns = required(list(text(), { min: 1, max: 20 }))

export const deploymentOperations = {
  ListServiceDeployments: {
    kind: 'read',
    input: struct({
      service: required(text()),
      cluster: optional(text()),
      status: optional(list(oneOf(DEPLOYMENT_STATUSES), { max: 9 })),
      createdAt: optional(struct({ before: optional(timestamp()), after: optional(timestamp()) })),
      ...PAGE_MEMBERS,
    }),
    output: answer({ serviceDeployments: 'list', nextToken: 'string' }),
  },
  DescribeServiceDeployments: {
    kind: 'read',
    input: struct({ serviceDeploymentArns: arns }),
    output: answer({ serviceDeployments: 'list', failures: 'list' }),
  },
  DescribeServiceRevisions: {
    kind: 'read',
    input: struct({ serviceRevisionArns: arns }),
    output: answer({ serviceRevisions: 'list', failures: 'list' }),
  },
} as const satisfies OperationList
