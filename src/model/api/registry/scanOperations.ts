import type { OperationList } from '../operation.ts'
import { answer, optional, required, struct, text, whole } from '../shape.ts'
import { IMAGE_ID, OF_REPOSITORY } from './ecrShapes.ts'

const OF_SCAN = {
  registryId: 'string',
  repositoryName: 'string',
  imageId: 'structure',
  imageScanStatus: 'structure',
} as const

/** Basic scanning: enhanced scanning is Amazon Inspector's. */
export const scanOperations = {
  StartImageScan: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, imageId: required(IMAGE_ID) }),
    output: answer(OF_SCAN),
  },
  DescribeImageScanFindings: {
    kind: 'read',
    input: struct({
      ...OF_REPOSITORY,
      imageId: required(IMAGE_ID),
      nextToken: optional(text()),
      maxResults: optional(whole({ min: 1, max: 1_000 })),
    }),
    output: answer({ ...OF_SCAN, imageScanFindings: 'structure', nextToken: 'string' }),
  },
} as const satisfies OperationList
