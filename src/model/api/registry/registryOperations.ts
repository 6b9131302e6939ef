import { ARCHITECTURES, SEVERITIES } from '../../world/registry/image.ts'
import type { OperationList } from '../operation.ts'
import { answer, described, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

/** What the lab says of registries: AWS has no operation by which others push. */
export const registryOperations = {
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
