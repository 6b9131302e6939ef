import { ARCHITECTURES, SEVERITIES } from '../../world/registry/image.ts'
import type { OperationList } from '../operation.ts'
import { answer, described, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { accountId, repositoryName } from './ecrShapes.ts'

const ofAccount = described(required(accountId), 'Another account than the lab’s own, which is 123456789012.')

/** What owners of other accounts do in them. */
export const accountOperations = {
  AddAccount: {
    kind: 'write',
    input: struct({ accountId: ofAccount }),
    output: answer({ accountId: 'string', registry: 'string' }),
  },
  AddRepository: {
    kind: 'write',
    input: struct({
      accountId: ofAccount,
      repositoryName: required(repositoryName),
      policyText: described(
        optional(text({ max: 10_240 })),
        'Who else may do what with it. Of a repository that is there it changes, or goes where none is said.',
      ),
    }),
    output: answer({ repository: 'structure' }),
  },
} as const satisfies OperationList

/** What the lab says of registries: AWS has no operation by which others push. */
export const registryOperations = {
  ...accountOperations,
  PushImage: {
    kind: 'write',
    input: struct({
      image: described(
        required(text({ min: 1, max: 512 })),
        'With its registry and its tag. A repository of ECR has to be there; that of another registry is made.',
      ),
      content: described(
        optional(text({ max: 200 })),
        'What tells the image from others of its size: the same, and it is the same image.',
      ),
      sizeMb: described(optional(whole({ min: 1, max: 50_000 })), 'Compressed. 200 where it is not said.'),
      architectures: optional(list(oneOf(ARCHITECTURES), { min: 1, max: 2 })),
      manifestList: described(
        optional(flag()),
        'A manifest list, as docker buildx pushes it: who has none of its architectures finds nothing in it.',
      ),
      findings: described(
        optional(
          list(
            struct({
              name: required(text({ min: 1, max: 64 })),
              severity: required(oneOf(SEVERITIES)),
              packageName: optional(text({ max: 64 })),
              packageVersion: optional(text({ max: 64 })),
            }),
            { max: 50 },
          ),
        ),
        'What a scan would find.',
      ),
    }),
    output: answer({ image: 'structure' }),
  },
} as const satisfies OperationList
