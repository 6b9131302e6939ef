import { fromBase64, toBase64 } from '../../base/base64.ts'
import { must } from '../../base/assert.ts'
import { sha256Of } from '../../base/sha256.ts'
import { uuidOf } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { layerOperations } from '../api/registry/layerOperations.ts'
import type { InputOf } from '../api/shape.ts'
import type { Context } from '../world/context.ts'
import { LAYER_UPLOADS_MAX, UPLOAD_BYTES_MAX } from '../world/labLimits.ts'
import type { LayerUpload } from '../world/registry/layerUpload.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { namesOf, repositoryAsked, type Question, type Registries } from './asked.ts'
import { storeLayers } from './storing.ts'

type Inputs = { readonly [N in keyof typeof layerOperations]: InputOf<(typeof layerOperations)[N]['input']> }

/** ECR-5: what `docker push` does before it puts the manifest. Both kinds of registries take it. */
export function layerHandlersOf(registries: Registries): Handlers<typeof layerOperations> {
  const asked = (action: string): Question => ({ registries, action })
  return {
    BatchCheckLayerAvailability(world, { input }) {
      const repository = repositoryAsked(world, input, asked('BatchCheckLayerAvailability'))
      return layersJson(world, repository, input)
    },
    InitiateLayerUpload(context, { input }) {
      const repository = repositoryAsked(context.world, input, asked('InitiateLayerUpload'))
      return { uploadId: begin(context, repository), partSize: UPLOAD_BYTES_MAX }
    },
    UploadLayerPart(context, { input }) {
      const repository = repositoryAsked(context.world, input, asked('UploadLayerPart'))
      const upload = uploadNamed(context.world, repository, input.uploadId)
      const value = withPart(upload, input)
      context.emit({ kind: 'put', table: 'layerUploads', key: upload.uploadId, value })
      return { ...namesOf(repository), uploadId: upload.uploadId, lastByteReceived: value.receivedBytes - 1 }
    },
    CompleteLayerUpload(context, { input }) {
      const repository = repositoryAsked(context.world, input, asked('CompleteLayerUpload'))
      const upload = uploadNamed(context.world, repository, input.uploadId)
      const layerDigest = digestUploaded(context.world, upload, input)
      storeLayers(context, repository.uri, [{ digest: layerDigest, sizeBytes: upload.receivedBytes }])
      context.emit({ kind: 'gone', table: 'layerUploads', key: upload.uploadId })
      return { ...namesOf(repository), uploadId: upload.uploadId, layerDigest }
    },
  }
}

function layersJson({ layers }: World, { uri }: Repository, input: Inputs['BatchCheckLayerAvailability']): Output {
  const there = layers.get(uri) ?? []
  const isDigest = (one: string) => /^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/.test(one)
  return {
    layers: input.layerDigests.filter(isDigest).map((layerDigest) => {
      const found = there.find(({ digest }) => digest === layerDigest)
      if (found === undefined) return { layerDigest, layerAvailability: 'UNAVAILABLE' }
      return { layerDigest, layerAvailability: 'AVAILABLE', layerSize: found.sizeBytes }
    }),
    failures: input.layerDigests
      .filter((one) => !isDigest(one))
      .map((layerDigest) => ({
        layerDigest,
        failureCode: 'InvalidLayerDigest',
        failureReason: 'The layer digest is no digest.',
      })),
  }
}

/** @returns its id; where the lab keeps no more, the oldest one that nobody has completed goes */
function begin(context: Context, { uri }: Repository): string {
  const { layerUploads } = context.world
  const [oldest] = layerUploads.keys()
  if (layerUploads.size >= LAYER_UPLOADS_MAX)
    context.emit({ kind: 'gone', table: 'layerUploads', key: must(oldest, 'an upload') })
  const uploadId = uuidOf(`upload ${context.random.hex(32)}`)
  const value = { uploadId, repositoryUri: uri, startedAtMs: context.nowMs, blob: '', receivedBytes: 0 }
  context.emit({ kind: 'put', table: 'layerUploads', key: uploadId, value })
  return uploadId
}

/** @throws ApiError  UploadNotFoundException */
function uploadNamed({ layerUploads }: World, repository: Repository, uploadId: string): LayerUpload {
  const found = layerUploads.get(uploadId)
  if (found?.repositoryUri === repository.uri) return found
  const { registryId, repositoryName } = namesOf(repository)
  const message = `An upload with id '${uploadId}' does not exist in the repository with name '${repositoryName}' in registry with id '${registryId}'`
  throw new ApiError('UploadNotFoundException', message, 'uploadId')
}

/** @throws ApiError  InvalidLayerPartException, for a part that does not go on where the last one ended */
function withPart(upload: LayerUpload, input: Inputs['UploadLayerPart']): LayerUpload {
  const { partFirstByte, partLastByte, layerPartBlob } = input
  const { receivedBytes, blob } = upload
  const part = fromBase64(layerPartBlob)
  if (part === null)
    throw new ApiError(
      'InvalidParameterException',
      'Invalid parameter layerPartBlob: it is no base64.',
      'layerPartBlob',
    )
  const isNext = partFirstByte === receivedBytes && partLastByte === receivedBytes + part.length - 1
  if (!isNext || part.length === 0) {
    const message = `The layer part is of bytes ${String(partFirstByte)} to ${String(partLastByte)} and has ${String(part.length)}; the next byte is ${String(receivedBytes)}.`
    throw new ApiError('InvalidLayerPartException', message, 'partFirstByte')
  }
  if (receivedBytes + part.length > UPLOAD_BYTES_MAX) {
    const message = `The lab takes layers of ${String(UPLOAD_BYTES_MAX)} bytes when their bytes are uploaded; docker Push and lab PushImage have larger ones.`
    throw new ApiError('LimitExceededException', message, 'layerPartBlob')
  }
  const all = Uint8Array.from([...must(fromBase64(blob), 'what has come'), ...part])
  return { ...upload, blob: toBase64(all), receivedBytes: all.length }
}

/** @throws ApiError  EmptyUploadException, InvalidLayerException, LayerAlreadyExistsException */
function digestUploaded(
  { layers }: World,
  upload: LayerUpload,
  { layerDigests }: Inputs['CompleteLayerUpload'],
): string {
  const { repositoryUri: uri, uploadId, blob } = upload
  if (blob === '')
    throw new ApiError('EmptyUploadException', `The upload '${uploadId}' has no layer parts.`, 'uploadId')
  const digest = `sha256:${sha256Of(must(fromBase64(blob), 'what has come'))}`
  if (!layerDigests.includes(digest)) {
    const message = `The digest of the layer is '${digest}', none of those that were given.`
    throw new ApiError('InvalidLayerException', message, 'layerDigests')
  }
  if (layers.get(uri)?.some((one) => one.digest === digest) !== true) return digest
  throw new ApiError(
    'LayerAlreadyExistsException',
    `The layer '${digest}' already exists in the repository.`,
    'layerDigests',
  )
}
