import { LAYER_BYTES_MAX, UPLOAD_BYTES_MAX } from '../../world/labLimits.ts'
import type { OperationList } from '../operation.ts'
import { answer, list, required, struct, text, whole } from '../shape.ts'
import { OF_REPOSITORY } from './ecrShapes.ts'

const layerDigests = list(text({ max: 1_000 }), { min: 1, max: 100 })
const uploadId = required(text({ max: 100 }))
const partByte = whole({ min: 0, max: LAYER_BYTES_MAX })

/** Of a public registry as well. */
export const layerOperations = {
  BatchCheckLayerAvailability: {
    kind: 'read',
    input: struct({ ...OF_REPOSITORY, layerDigests: required(layerDigests) }),
    output: answer({ layers: 'list', failures: 'list' }),
  },
  InitiateLayerUpload: {
    kind: 'write',
    input: struct(OF_REPOSITORY),
    output: answer({ uploadId: 'string', partSize: 'integer' }),
  },
  UploadLayerPart: {
    kind: 'write',
    input: struct({
      ...OF_REPOSITORY,
      uploadId,
      partFirstByte: required(partByte),
      partLastByte: required(partByte),
      // Base64, as AWS's JSON has bytes: four characters for three.
      layerPartBlob: required(text({ max: Math.ceil(UPLOAD_BYTES_MAX / 3) * 4 })),
    }),
    output: answer({
      registryId: 'string',
      repositoryName: 'string',
      uploadId: 'string',
      lastByteReceived: 'integer',
    }),
  },
  CompleteLayerUpload: {
    kind: 'write',
    input: struct({ ...OF_REPOSITORY, uploadId, layerDigests: required(layerDigests) }),
    output: answer({ registryId: 'string', repositoryName: 'string', uploadId: 'string', layerDigest: 'string' }),
  },
} as const satisfies OperationList

/** Of private registries alone: public images are pulled without an operation. */
export const downloadOperations = {
  GetDownloadUrlForLayer: {
    kind: 'read',
    input: struct({ ...OF_REPOSITORY, layerDigest: required(text({ max: 200 })) }),
    output: answer({ downloadUrl: 'string', layerDigest: 'string' }),
  },
} as const satisfies OperationList
