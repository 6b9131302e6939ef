import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { push, registry, tagsOf, WEB } from '../../testing/registries.ts'
import type { Input } from '../../testing/testLab.ts'

const repositoryName = 'web'
const NONE = `sha256:${'0'.repeat(64)}`

describe('ECR-3 images are told, and deleted', () => {
  it('each in detail, by what they are asked for', () => {
    const lab = registry()
    const old = push(lab, 'latest', { content: 'old', sizeMb: 40 })
    lab.forward(60_000)
    const now = push(lab, 'latest', { content: 'new', sizeMb: 50 })
    push(lab, 'v2', { content: 'new', sizeMb: 50 })
    const details = (input: Input) => lab.act('ecr', 'DescribeImages', { repositoryName, ...input }).imageDetails
    const first = { imageDigest: old, imageSizeInBytes: 40_000_000, imageStatus: 'ACTIVE' }
    const second = { imageDigest: now, imageTags: ['latest', 'v2'], imageSizeInBytes: 50_000_000 }
    expect(details({})).toMatchObject([first, second])
    expect(details({})).not.toHaveProperty('0.imageTags')
    expect(details({ filter: { tagStatus: 'UNTAGGED' } })).toMatchObject([first])
    expect(details({ filter: { tagStatus: 'TAGGED' } })).toMatchObject([second])
    expect(details({ imageIds: [{ imageTag: 'v2' }, { imageDigest: old }] })).toMatchObject([second, first])
    expect(lab.act('ecr', 'ListImages', { repositoryName }).imageIds).toEqual([
      { imageDigest: old },
      { imageDigest: now, imageTag: 'latest' },
      { imageDigest: now, imageTag: 'v2' },
    ])
    expect(lab.refusal('ecr', 'DescribeImages', { repositoryName, imageIds: [{ imageTag: 'v3' }] })).toEqual({
      name: 'ImageNotFoundException',
      message:
        "The image with imageId {imageDigest:'null', imageTag:'v3'} does not exist within the repository with name 'web' in the registry with id '123456789012'",
    })
  })

  it('by a tag the tag goes, and the image with its last one', () => {
    const lab = registry()
    const digest = push(lab, '1', { content: 'one' })
    push(lab, '2', { content: 'one' })
    const remove = (imageIds: readonly Input[]) => lab.act('ecr', 'BatchDeleteImage', { repositoryName, imageIds })
    // As AWS's own example of a tag has it: both names of what went.
    expect(remove([{ imageTag: '1' }])).toEqual({ imageIds: [{ imageDigest: digest, imageTag: '1' }], failures: [] })
    expect(tagsOf(lab)).toEqual([['2']])
    remove([{ imageTag: '2' }])
    expect(tagsOf(lab)).toEqual([])
    expect(lab.world.layers.get(WEB)).toEqual([])
  })

  it('by its digest an image goes with all its tags, and of its layers those that no other has', () => {
    const lab = registry()
    const digest = push(lab, '1', { content: 'one', sizeMb: 100 })
    push(lab, '2', { content: 'one', sizeMb: 100 })
    push(lab, '3', { content: 'three', sizeMb: 80 })
    const imageIds = [{ imageDigest: digest }]
    expect(lab.act('ecr', 'BatchDeleteImage', { repositoryName, imageIds }).imageIds).toEqual([
      { imageDigest: digest, imageTag: '1' },
      { imageDigest: digest, imageTag: '2' },
    ])
    expect(tagsOf(lab)).toEqual([['3']])
    const sizes = (lab.world.layers.get(WEB) ?? []).map((one) => one.sizeBytes)
    expect(sizes.filter((one) => one > 10_000)).toEqual([30_000_000, 50_000_000])
  })

  it('what is not there as it is named is a failure beside what is', () => {
    const lab = registry()
    const digest = push(lab, '1', { content: 'one' })
    push(lab, '2', { content: 'two' })
    const imageIds = [
      {},
      { imageTag: 'a b' },
      { imageDigest: 'digest' },
      { imageTag: '3' },
      { imageDigest: NONE },
      { imageDigest: digest, imageTag: '2' },
    ]
    const codes = [
      'MissingDigestAndTag',
      'InvalidImageTag',
      'InvalidImageDigest',
      'ImageNotFound',
      'ImageNotFound',
      'ImageTagDoesNotMatchDigest',
    ]
    for (const operation of ['BatchGetImage', 'BatchDeleteImage']) {
      const { failures } = lab.act('ecr', operation, { repositoryName, imageIds })
      expect((failures as readonly { failureCode: string }[]).map(({ failureCode }) => failureCode)).toEqual(codes)
      expect(failures).toMatchObject(imageIds.map((imageId) => ({ imageId })))
    }
    expect(tagsOf(lab)).toEqual([['1'], ['2']])
  })

  it('a repository is deleted by force when it has images', () => {
    const lab = registry()
    push(lab, '1')
    expect(lab.refusal('ecr', 'DeleteRepository', { repositoryName })).toEqual({
      name: 'RepositoryNotEmptyException',
      message:
        "The repository with name 'web' in registry with id '123456789012' cannot be deleted because it still contains images",
    })
    lab.act('ecr', 'DeleteRepository', { repositoryName, force: true })
    expect(lab.act('ecr', 'DescribeRepositories', {}).repositories).toEqual([])
    expect([...lab.world.images.keys(), ...lab.world.layers.keys()]).toEqual([])
  })
})

describe('ECR-5 an image is put by its manifest', () => {
  it('under another tag, with the manifest that was got of it: nothing is pushed', () => {
    const lab = registry()
    const digest = push(lab, '1')
    const { images } = lab.act('ecr', 'BatchGetImage', { repositoryName, imageIds: [{ imageTag: '1' }] })
    const [got] = images as readonly [{ readonly imageManifest: string }]
    expect(`sha256:${createHash('sha256').update(got.imageManifest).digest('hex')}`).toBe(digest)
    const { imageManifest } = got
    const put = lab.act('ecr', 'PutImage', { repositoryName, imageManifest, imageTag: 'prod' })
    expect(put.image).toMatchObject({ imageId: { imageDigest: digest, imageTag: 'prod' }, imageManifest })
    expect(tagsOf(lab)).toEqual([['1', 'prod']])
    expect(lab.refusal('ecr', 'PutImage', { repositoryName, imageManifest, imageTag: '1' }).name).toBe(
      'ImageAlreadyExistsException',
    )
  })

  it('written in another way it is another image of the same layers', () => {
    const lab = registry()
    const digest = push(lab, '1', { architectures: ['arm64'] })
    const { images } = lab.act('ecr', 'BatchGetImage', { repositoryName, imageIds: [{ imageTag: '1' }] })
    const [got] = images as readonly [{ readonly imageManifest: string }]
    const imageManifest = JSON.stringify(JSON.parse(got.imageManifest))
    lab.act('ecr', 'PutImage', { repositoryName, imageManifest, imageTag: '2' })
    const [, second] = [...lab.world.images.values()]
    expect(second?.content.digest).not.toBe(digest)
    expect(second?.content.architectures).toEqual(['arm64'])
    const told = lab.act('ecr', 'BatchGetImage', { repositoryName, imageIds: [{ imageTag: '2' }] })
    expect(told.images).toMatchObject([{ imageManifest }])
  })

  it('is refused without its layers, of another digest, and when it is none', () => {
    const lab = registry()
    push(lab, '1')
    const layer = { mediaType: 'x', size: 5, digest: NONE }
    const imageManifest = JSON.stringify({ schemaVersion: 2, config: layer, layers: [layer] })
    const refusal = (input: Input) => lab.refusal('ecr', 'PutImage', { repositoryName, imageTag: '2', ...input })
    expect(refusal({ imageManifest })).toEqual({
      name: 'LayersNotFoundException',
      message: `Layers with digests '[${NONE}, ${NONE}]' required for pushing image into repository with name 'web' in the registry with id '123456789012' don't exist`,
    })
    expect(refusal({ imageManifest, imageDigest: NONE }).name).toBe('ImageDigestDoesNotMatchException')
    for (const bad of ['{', '[]', '7', '{"config":{}}', '{"layers":[]}']) {
      expect(refusal({ imageManifest: bad })).toEqual({
        name: 'InvalidParameterException',
        message: "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
      })
    }
    expect(refusal({ imageManifest: '{"manifests":[]}' }).message).toContain('Invalid JSON syntax')
  })
})
