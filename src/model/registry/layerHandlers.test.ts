import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { registry, tagsOf } from '../../testing/registries.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { LAYER_UPLOADS_MAX, UPLOAD_BYTES_MAX } from '../world/labLimits.ts'

const repositoryName = 'web'
const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

function begin(lab: TestLab): string {
  return lab.act('ecr', 'InitiateLayerUpload', { repositoryName }).uploadId as string
}

function part(uploadId: string, bytes: Buffer, partFirstByte = 0): Input {
  const layerPartBlob = bytes.toString('base64')
  return { repositoryName, uploadId, partFirstByte, partLastByte: partFirstByte + bytes.length - 1, layerPartBlob }
}

/** Uploads a layer in parts of so many bytes. */
function upload(lab: TestLab, bytes: Buffer, size = bytes.length): string {
  const uploadId = begin(lab)
  for (let at = 0; at < bytes.length; at += size) {
    lab.act('ecr', 'UploadLayerPart', part(uploadId, bytes.subarray(at, at + size), at))
  }
  const done = lab.act('ecr', 'CompleteLayerUpload', { repositoryName, uploadId, layerDigests: [digestOf(bytes)] })
  return done.layerDigest as string
}

describe('ECR-5 layers are uploaded', () => {
  it('in parts, are known by the SHA-256 of their bytes, and make an image', () => {
    const lab = registry()
    const config = Buffer.from('{"architecture":"amd64"}')
    const layer = Buffer.from(Array.from({ length: 1_000 }, (_, index) => (index * 7) % 256))
    expect(upload(lab, config)).toBe(digestOf(config))
    expect(upload(lab, layer, 300)).toBe(digestOf(layer))
    const told = lab.act('ecr', 'BatchCheckLayerAvailability', {
      repositoryName,
      layerDigests: [digestOf(layer), digestOf(Buffer.from('none')), 'no digest'],
    })
    expect(told).toMatchObject({
      layers: [{ layerAvailability: 'AVAILABLE', layerSize: 1_000 }, { layerAvailability: 'UNAVAILABLE' }],
      failures: [{ layerDigest: 'no digest', failureCode: 'InvalidLayerDigest' }],
    })
    const imageManifest = JSON.stringify({
      schemaVersion: 2,
      config: { size: config.length, digest: digestOf(config) },
      layers: [{ size: layer.length, digest: digestOf(layer) }],
    })
    lab.act('ecr', 'PutImage', { repositoryName, imageManifest, imageTag: 'own' })
    expect(tagsOf(lab)).toEqual([['own']])
    const url = lab.act('ecr', 'GetDownloadUrlForLayer', { repositoryName, layerDigest: digestOf(layer) })
    expect(url.downloadUrl).toContain(digestOf(layer).slice(7))
  })

  it('each part goes on where the last one ended', () => {
    const lab = registry()
    const uploadId = begin(lab)
    const bytes = Buffer.from('bytes')
    lab.act('ecr', 'UploadLayerPart', part(uploadId, bytes))
    for (const bad of [
      part(uploadId, bytes),
      part(uploadId, bytes, 6),
      { ...part(uploadId, bytes, 5), partLastByte: 5 },
    ]) {
      expect(lab.refusal('ecr', 'UploadLayerPart', bad).name).toBe('InvalidLayerPartException')
    }
    expect(lab.act('ecr', 'UploadLayerPart', part(uploadId, bytes, 5)).lastByteReceived).toBe(9)
  })

  it('is refused empty, of another digest, a second time, of no upload and too large', () => {
    const lab = registry()
    const bytes = Buffer.from('bytes')
    const uploadId = begin(lab)
    const complete = { repositoryName, uploadId, layerDigests: [digestOf(bytes)] }
    const name = (operation: string, input: Input) => lab.refusal('ecr', operation, input).name
    expect(name('CompleteLayerUpload', complete)).toBe('EmptyUploadException')
    lab.act('ecr', 'UploadLayerPart', part(uploadId, bytes))
    expect(name('CompleteLayerUpload', { ...complete, layerDigests: ['sha256:00'] })).toBe('InvalidLayerException')
    lab.act('ecr', 'CompleteLayerUpload', complete)
    expect(name('CompleteLayerUpload', complete)).toBe('UploadNotFoundException')
    const again = begin(lab)
    lab.act('ecr', 'UploadLayerPart', part(again, bytes))
    expect(name('CompleteLayerUpload', { ...complete, uploadId: again })).toBe('LayerAlreadyExistsException')
    const large = Buffer.alloc(UPLOAD_BYTES_MAX, 1)
    expect(name('UploadLayerPart', part(again, large, 5))).toBe('LimitExceededException')
    expect(name('GetDownloadUrlForLayer', { repositoryName, layerDigest: 'sha256:00' })).toBe(
      'LayerInaccessibleException',
    )
  })

  it('the oldest that nobody completes is forgotten for a new one', () => {
    const lab = registry()
    const [first, second] = Array.from({ length: LAYER_UPLOADS_MAX + 1 }, () => begin(lab))
    expect(lab.world.layerUploads.size).toBe(LAYER_UPLOADS_MAX)
    const bytes = Buffer.from('bytes')
    expect(lab.refusal('ecr', 'UploadLayerPart', part(first ?? '', bytes)).name).toBe('UploadNotFoundException')
    lab.act('ecr', 'UploadLayerPart', part(second ?? '', bytes))
  })
})
