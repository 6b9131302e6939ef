import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { runTask, yard } from '../../testing/builders.ts'
import { described, registerFar, registerShop, runFar, SHOP } from '../../testing/pulling.ts'
import { images, push, registry, tagsOf } from '../../testing/registries.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { built, done, workstation } from '../../testing/workstation.ts'

const repositoryName = 'web'
const DOCKERFILE = 'FROM node:22-alpine\nCOPY . .\nRUN npm ci\nCMD ["node", "."]'
const NONE = `sha256:${'0'.repeat(64)}`
const LIST_TYPE = 'application/vnd.docker.distribution.manifest.list.v2+json'

interface Manifests {
  readonly mediaType: string
  readonly manifests: readonly { readonly digest: string; readonly platform: { readonly architecture: string } }[]
}

function pushed(lab: TestLab, image: string, platform: readonly string[]): Input {
  built(lab, { dockerfile: DOCKERFILE, tag: image, platform })
  return done(lab, 'Push', { image })
}

function withLogin(repository: string): TestLab {
  const lab = workstation()
  lab.act('ecr', 'CreateRepository', { repositoryName: repository })
  lab.act('docker', 'Login', { registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com' })
  return lab
}

const deleted = (lab: TestLab, imageId: Input) =>
  lab.act('ecr', 'BatchDeleteImage', { repositoryName, imageIds: [imageId] })

describe('ECR-11 a manifest list', () => {
  it('names an image for each platform, which its repository has untagged beside it', () => {
    const lab = registry()
    const digest = push(lab, '1', { architectures: ['amd64', 'arm64'], sizeMb: 100 })
    expect(tagsOf(lab)).toEqual([[], [], ['1']])
    const { images: got } = lab.act('ecr', 'BatchGetImage', { repositoryName, imageIds: [{ imageTag: '1' }] })
    const [list] = got as readonly [Input]
    expect(list.imageManifestMediaType).toBe(LIST_TYPE)
    const { mediaType, manifests } = JSON.parse(String(list.imageManifest)) as Manifests
    expect(mediaType).toBe(LIST_TYPE)
    expect(manifests.map((one) => [one.digest, one.platform.architecture])).toEqual(
      images(lab)
        .slice(0, 2)
        .map(({ content }) => [content.digest, content.architectures[0]]),
    )
    const [detail] = lab.act('ecr', 'DescribeImages', { repositoryName, imageIds: [{ imageDigest: digest }] })
      .imageDetails as readonly [Input]
    expect(detail).toMatchObject({ imageSizeInBytes: 100_000_000, imageManifestMediaType: LIST_TYPE })
    expect(detail).not.toHaveProperty('artifactMediaType')
  })

  it('is put when the images that it names are there, and known by the digest of its text', () => {
    const lab = registry()
    const amd = push(lab, 'amd')
    const manifest = { mediaType: 'x', size: 1, digest: amd, platform: { architecture: 'amd64', os: 'linux' } }
    const imageManifest = JSON.stringify({ schemaVersion: 2, manifests: [manifest] })
    lab.act('ecr', 'PutImage', { repositoryName, imageManifest, imageTag: 'all' })
    expect(tagsOf(lab)).toEqual([['amd'], ['all']])
    const { images: got } = lab.act('ecr', 'BatchGetImage', { repositoryName, imageIds: [{ imageTag: 'all' }] })
    expect(got).toMatchObject([{ imageManifest }])
    const missing = JSON.stringify({ schemaVersion: 2, manifests: [manifest, { ...manifest, digest: NONE }] })
    expect(lab.refusal('ecr', 'PutImage', { repositoryName, imageManifest: missing, imageTag: 'x' })).toEqual({
      name: 'ReferencedImagesNotFoundException',
      message: `Images with digests '[${NONE}]' required for pushing image into repository with name 'web' in the registry with id '123456789012' don't exist`,
    })
  })

  it('keeps the images that it names until it is deleted itself', () => {
    const lab = registry()
    const list = push(lab, '1', { architectures: ['amd64', 'arm64'] })
    const [amd] = images(lab)
    const imageDigest = must(amd, 'an image').content.digest
    expect(deleted(lab, { imageDigest }).failures).toMatchObject([
      {
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${list}]`,
      },
    ])
    deleted(lab, { imageTag: '1' })
    expect(deleted(lab, { imageDigest }).failures).toEqual([])
    expect(tagsOf(lab)).toEqual([[]])
  })

  it('of a lifecycle policy too', () => {
    const lab = registry()
    push(lab, '1', { architectures: ['amd64', 'arm64'] })
    const rule = {
      rulePriority: 1,
      selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 1 },
    }
    const lifecyclePolicyText = JSON.stringify({ rules: [{ ...rule, action: { type: 'expire' } }] })
    lab.act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText })
    lab.forward(7_200_000)
    expect(tagsOf(lab)).toEqual([[], [], ['1']])
    deleted(lab, { imageTag: '1' })
    lab.forward(86_400_000)
    expect(tagsOf(lab)).toEqual([[]])
  })
})

describe('DOC-4 one image for several platforms', () => {
  it('is built for each by itself, and pushed as a manifest list with what each adds', () => {
    const lab = withLogin('web')
    const { steps } = lab.act('docker', 'Build', {
      dockerfile: DOCKERFILE,
      tag: `${SHOP.replace('shop', 'web')}:1`,
      platform: ['linux/amd64', 'linux/arm64'],
    })
    expect((steps as readonly Input[]).map(({ line, platform }) => [line, platform])).toEqual(
      ['linux/amd64', 'linux/arm64'].flatMap((platform) => [1, 2, 3, 4].map((line) => [line, platform])),
    )
    lab.forward(120_000)
    const image = `${SHOP.replace('shop', 'web')}:1`
    const { lines, digest } = done(lab, 'Push', { image })
    // A base of three layers and two of its own for each platform.
    expect((lines as readonly string[]).filter((one) => one.endsWith('Pushed'))).toHaveLength(2 * 5)
    const stored = images(lab)
    expect(stored.map(({ content }) => content.architectures)).toEqual([['amd64'], ['arm64'], ['amd64', 'arm64']])
    expect(stored[2]?.content.digest).toBe(digest)
    // The same image for one platform alone is one of those that the list names.
    const alone = pushed(lab, image.replace(':1', ':amd'), ['linux/amd64'])
    expect(alone.digest).toBe(stored[0]?.content.digest)
  })

  it('is pulled by a workstation as its own platform’s, and told by the digest of the list', () => {
    const lab = withLogin('web')
    const digest = push(lab, '1', { architectures: ['amd64', 'arm64'] })
    const image = `${SHOP.replace('shop', 'web')}:1`
    expect(done(lab, 'Pull', { image }).digest).toBe(digest)
    expect(lab.act('docker', 'Images', {}).images).toMatchObject([{ digest }])
    expect(lab.world.images.get(`${image.slice(0, -2)}@${digest}`)?.lastPulledAtMs).toBe(lab.nowMs)
    expect([...lab.world.localImages.values()].map(({ content }) => content.architectures)).toEqual([['amd64']])
    push(lab, '2', { architectures: ['arm64'], manifestList: true })
    expect(lab.refusal('docker', 'Pull', { image: image.replace(':1', ':2') }).message).toContain(
      'no matching manifest for linux/amd64 in the manifest list entries',
    )
  })
})

describe('PUL-6 a task pulls what a manifest list has for it', () => {
  it('and is told the digest of the list', () => {
    const lab = yard({ instances: 1 })
    lab.act('ecr', 'CreateRepository', { repositoryName: 'shop' })
    lab.act('docker', 'Login', { registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com' })
    const { digest } = pushed(lab, `${SHOP}:1`, ['linux/amd64', 'linux/arm64'])
    registerShop(lab)
    registerFar(lab, undefined, { runtimePlatform: { cpuArchitecture: 'ARM64' } })
    const ids = [runTask(lab).ids[0] ?? '', runFar(lab)]
    lab.forward(300_000)
    const [near, far] = ids.map((id) => described(lab, id))
    expect([near?.lastStatus, far?.lastStatus]).toEqual(['RUNNING', 'RUNNING'])
    expect([near?.containers[0]?.imageDigest, far?.containers[0]?.imageDigest]).toEqual([digest, digest])
    const [cached] = [...lab.world.imageCaches.values()].flat()
    const [amd] = [...lab.world.images.values()]
    expect(cached?.content.layers).toEqual(amd?.content.layers)
  })
})
