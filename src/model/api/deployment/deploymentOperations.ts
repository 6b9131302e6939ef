import type { OperationList } from '../operation.ts'
import { PAGE_MEMBERS } from '../page.ts'
import { DEPLOYMENT_STATUSES } from '../../world/deployment/serviceDeployment.ts'
import { answer, list, oneOf, optional, required, struct, text, timestamp } from '../shape.ts'

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
  StopServiceDeployment: {
    kind: 'write',
    input: struct({ serviceDeploymentArn: required(text()), stopType: optional(oneOf(['ABORT', 'ROLLBACK'])) }),
    output: answer({ serviceDeploymentArn: 'string' }),
  },
  ContinueServiceDeployment: {
    kind: 'write',
    input: struct({
      serviceDeploymentArn: required(text()),
      hookId: required(text()),
      action: optional(oneOf(['CONTINUE', 'ROLLBACK'])),
    }),
    output: answer({ serviceDeploymentArn: 'string' }),
  },
} as const satisfies OperationList
