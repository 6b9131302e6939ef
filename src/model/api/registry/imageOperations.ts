import type { OperationList } from '../operation.ts'
import { answer, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { IMAGE_ID, OF_REPOSITORY } from './ecrShapes.ts'

const imageIds = list(IMAGE_ID, { min: 1, max: 100 })
const MANIFEST_MAX = 100_000

const filter = struct({
  tagStatus: optional(oneOf(['TAGGED', 'UNTAGGED', 'ANY'])),
  imageStatus: optional(oneOf(['ACTIVE', 'ARCHIVED', 'ACTIVATING', 'ANY'])),
})
const page = { nextToken: optional(text()), maxResults: optional(whole({ min: 1, max: 1_000 })) }

/** Of a public registry as well. */
export const commonImageOperations = {
  DescribeImages: {
    kind: 'read',
    input: struct({ ...OF_REPOSITORY, imageIds: optional(imageIds), ...page }),
    output: answer({ imageDetails: 'list', nextToken: 'string' }),
  },
  BatchDeleteImage: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, imageIds: required(imageIds) }),
    output: answer({ imageIds: 'list', failures: 'list' }),
  },
  PutImage: {
    kind: 'write',
    input: struct({
      ...OF_REPOSITORY,
      imageManifest: required(text({ max: MANIFEST_MAX })),
      imageManifestMediaType: optional(text({ max: 200 })),
      imageTag: optional(text({ max: 300 })),
      imageDigest: optional(text({ max: 200 })),
    }),
    output: answer({ image: 'structure' }),
  },
} as const satisfies OperationList

export const imageOperations = {
  ...commonImageOperations,
  DescribeImages: {
    ...commonImageOperations.DescribeImages,
    input: struct({ ...commonImageOperations.DescribeImages.input.members, filter: optional(filter) }),
  },
  UpdateImageStorageClass: {
    kind: 'write',
    input: struct({
      ...OF_REPOSITORY,
      imageId: required(IMAGE_ID),
      targetStorageClass: required(oneOf(['STANDARD', 'ARCHIVE'])),
    }),
    output: answer({
      registryId: 'string',
      repositoryName: 'string',
      imageId: 'structure',
      imageStatus: 'string',
    }),
  },
  ListImages: {
    kind: 'read',
    input: struct({ ...OF_REPOSITORY, ...page, filter: optional(filter) }),
    output: answer({ imageIds: 'list', nextToken: 'string' }),
  },
  BatchGetImage: {
    kind: 'read',
    input: struct({
      ...OF_REPOSITORY,
      imageIds: required(imageIds),
      acceptedMediaTypes: optional(list(text({ max: 200 }), { min: 1, max: 100 })),
    }),
    output: answer({ images: 'list', failures: 'list' }),
  },
} as const satisfies OperationList
