import type { OperationList } from '../operation.ts'
import { answer, decimal, described, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const image = text({ max: 512 })
const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const

/** `docker` on the lab's workstation (DOC-1 to DOC-9): named as its commands are, which AWS has none of. */
export const dockerOperations = {
  Build: {
    kind: 'write',
    input: struct({
      dockerfile: described(required(text({ max: 20_000 })), 'The text of the Dockerfile.'),
      tag: described(optional(image), 'The name of the image, with its tag and where it is to go its registry.'),
      files: described(
        optional(
          list(
            struct({
              path: required(text({ max: 256 })),
              content: described(
                optional(text({ min: 0, max: 2_000 })),
                'By it and its size a file is told from what it was before.',
              ),
              sizeKb: optional(whole({ min: 0, max: 10_000_000 })),
            }),
            { max: 200 },
          ),
        ),
        'What is beside the Dockerfile. Where it is not said, every file is there and never changes.',
      ),
      platform: described(
        optional(list(oneOf(PLATFORMS), { min: 1, max: 2 })),
        'linux/amd64 where it is not said, as the workstation is.',
      ),
      buildArgs: optional(
        list(struct({ name: required(text({ max: 128 })), value: required(text({ min: 0 })) }), { max: 50 }),
      ),
      secrets: described(
        optional(list(struct({ id: required(text({ max: 128 })), value: required(text({ min: 0 })) }), { max: 50 })),
        'What is in them never counts for the cache.',
      ),
      target: described(optional(text({ max: 128 })), 'The stage to build. The last where it is not said.'),
      noCache: optional(flag()),
      sizes: described(
        optional(
          list(
            struct({
              line: required(whole({ min: 1, max: 20_000 })),
              sizeMb: required(decimal({ min: 0, max: 50_000 })),
            }),
            { max: 200 },
          ),
        ),
        'How large the layer of a line is, compressed, where the lab shall not say it.',
      ),
    }),
    output: answer({
      image: 'structure',
      steps: 'list',
      cacheLostAtLine: 'integer',
      warnings: 'list',
      seconds: 'integer',
    }),
  },
  Tag: {
    kind: 'write',
    input: struct({ source: required(image), target: required(image) }),
    output: answer({ image: 'structure' }),
  },
  Login: {
    kind: 'write',
    input: struct({
      registry: described(required(text({ max: 256 })), 'As 123456789012.dkr.ecr.us-east-1.amazonaws.com.'),
      region: described(
        optional(text({ max: 64 })),
        'Where the token was asked for, with `aws ecr get-login-password`. The lab’s Region where it is not said.',
      ),
    }),
    output: answer({ status: 'string', expiresAt: 'integer' }),
  },
  Push: {
    kind: 'write',
    input: struct({ image: described(required(image), 'With its registry and its tag.') }),
    output: answer({ lines: 'list', digest: 'string', seconds: 'integer' }),
  },
  Pull: {
    kind: 'write',
    input: struct({ image: required(image) }),
    output: answer({ lines: 'list', digest: 'string', seconds: 'integer' }),
  },
  Run: {
    kind: 'write',
    input: struct({ image: required(image), name: optional(text({ max: 128 })) }),
    output: answer({ container: 'structure', warnings: 'list' }),
  },
  Stop: {
    kind: 'write',
    input: struct({ container: required(text({ max: 128 })) }),
    output: answer({ container: 'structure', seconds: 'integer' }),
  },
  Images: {
    kind: 'read',
    input: struct({}),
    output: answer({ images: 'list' }),
  },
  History: {
    kind: 'read',
    input: struct({ image: required(image) }),
    output: answer({ history: 'list' }),
  },
  Ps: {
    kind: 'read',
    input: struct({ all: described(optional(flag()), 'Those that ended too.') }),
    output: answer({ containers: 'list' }),
  },
} as const satisfies OperationList
