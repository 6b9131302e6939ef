import { describe, expect, it } from 'vitest'
import { images, push, registry, tagsOf, WEB } from '../../testing/registries.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { explanationOf } from '../world/explanation.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
const repositoryName = 'web'
const NOT_SUPPORTED = 'ImageStorageClassUpdateNotSupportedException'

const to = (targetStorageClass: string, imageId: Input) => ({ repositoryName, imageId, targetStorageClass })

function move(lab: TestLab, targetStorageClass: string, imageTag = '1'): unknown {
  return lab.act('ecr', 'UpdateImageStorageClass', to(targetStorageClass, { imageTag })).imageStatus
}

function refused(lab: TestLab, targetStorageClass: string, imageId: Input = { imageTag: '1' }) {
  return lab.refusal('ecr', 'UpdateImageStorageClass', to(targetStorageClass, imageId))
}

function listed(lab: TestLab, imageStatus?: string): readonly unknown[] {
  const filter = imageStatus === undefined ? {} : { filter: { imageStatus } }
  const { imageDetails } = lab.act('ecr', 'DescribeImages', { repositoryName, ...filter })
  return (imageDetails as readonly Input[]).map((one) => one.imageTags)
}

function described(lab: TestLab): Input | undefined {
  const { imageDetails } = lab.act('ecr', 'DescribeImages', { repositoryName, imageIds: [{ imageTag: '1' }] })
  return (imageDetails as readonly Input[])[0]
}

describe('ECR-13 an image in the archive', () => {
  it('goes there at once, and is told of where it is asked for', () => {
    const lab = registry()
    const digest = push(lab, '1')
    push(lab, '2')
    lab.forward(MINUTE_MS)
    expect(move(lab, 'ARCHIVE')).toBe('ARCHIVED')
    expect(listed(lab)).toEqual([['2']])
    expect(listed(lab, 'ARCHIVED')).toEqual([['1']])
    expect(listed(lab, 'ANY')).toEqual([['1'], ['2']])
    expect(described(lab)).toMatchObject({ imageStatus: 'ARCHIVED', lastArchivedAt: LAB_EPOCH_SECONDS + 60 })
    const ids = (filter: Input) => lab.act('ecr', 'ListImages', { repositoryName, filter }).imageIds
    expect(ids({})).toMatchObject([{ imageTag: '2' }])
    expect(ids({ imageStatus: 'ARCHIVED' })).toEqual([{ imageDigest: digest, imageTag: '1' }])
  })

  it('is not found by who pulls it, and is not scanned', () => {
    const lab = registry()
    push(lab, '1', { findings: [{ name: 'CVE-2026-0001', severity: 'HIGH' }] })
    const imageId = { imageTag: '1' }
    lab.act('ecr', 'StartImageScan', { repositoryName, imageId })
    move(lab, 'ARCHIVE')
    expect(lab.act('ecr', 'BatchGetImage', { repositoryName, imageIds: [imageId] })).toEqual({
      images: [],
      failures: [{ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }],
    })
    expect(lab.refusal('ecr', 'StartImageScan', { repositoryName, imageId })).toEqual({
      name: 'ImageArchivedException',
      message: 'The specified image is archived and cannot be scanned.',
    })
    lab.forward(MINUTE_MS)
    expect(lab.refusal('ecr', 'DescribeImageScanFindings', { repositoryName, imageId }).name).toBe(
      'ScanNotFoundException',
    )
  })

  it('is back ten minutes after it was asked for, scanned anew where the repository scans on push', () => {
    const lab = registry({ imageScanningConfiguration: { scanOnPush: true } })
    push(lab, '1')
    lab.forward(MINUTE_MS)
    move(lab, 'ARCHIVE')
    expect(refused(lab, 'ARCHIVE')).toEqual({
      name: NOT_SUPPORTED,
      message:
        "The image with imageId {imageDigest:'null', imageTag:'1'} cannot be transitioned to ARCHIVE: it is ARCHIVED.",
    })
    expect(move(lab, 'STANDARD')).toBe('ACTIVATING')
    expect(refused(lab, 'STANDARD').name).toBe(NOT_SUPPORTED)
    expect(refused(lab, 'ARCHIVE').message).toContain('it is ACTIVATING')
    lab.forward(10 * MINUTE_MS - 1)
    expect(listed(lab)).toEqual([])
    expect(listed(lab, 'ACTIVATING')).toEqual([['1']])
    lab.forward(1)
    expect(described(lab)).toMatchObject({
      imageStatus: 'ACTIVE',
      imageScanStatus: { status: 'IN_PROGRESS' },
      lastArchivedAt: LAB_EPOCH_SECONDS + 60,
      lastActivatedAt: LAB_EPOCH_SECONDS + 660,
    })
    expect(refused(lab, 'STANDARD').message).toContain('it is ACTIVE')
  })

  it('is back at once when it is pushed again, where its tag is fixed as well', () => {
    const lab = registry({ imageTagMutability: 'IMMUTABLE' })
    const digest = push(lab, '1')
    move(lab, 'ARCHIVE')
    move(lab, 'STANDARD')
    lab.forward(MINUTE_MS)
    expect(push(lab, '1')).toBe(digest)
    expect(tagsOf(lab)).toEqual([['1']])
    expect(described(lab)).toMatchObject({ imageStatus: 'ACTIVE', lastActivatedAt: LAB_EPOCH_SECONDS + 60 })
    lab.forward(20 * MINUTE_MS)
    expect(described(lab)).toMatchObject({ lastActivatedAt: LAB_EPOCH_SECONDS + 60 })
    const another = { image: `${WEB}:1`, content: 'another' }
    expect(lab.refusal('lab', 'PushImage', another).name).toBe('ImageTagAlreadyExistsException')
  })

  it('that a list names goes after the list, and comes back with it', () => {
    const lab = registry()
    push(lab, '1', { architectures: ['amd64', 'arm64'], manifestList: true })
    const named = images(lab).filter(({ tags }) => tags.length === 0)
    const ids = named.map(({ content }) => ({ imageDigest: content.digest }))
    for (const id of ids) expect(refused(lab, 'ARCHIVE', id).message).toContain('a manifest list references it')
    move(lab, 'ARCHIVE')
    for (const id of ids) lab.act('ecr', 'UpdateImageStorageClass', to('ARCHIVE', id))
    move(lab, 'STANDARD')
    for (const id of ids) expect(refused(lab, 'ARCHIVE', id).message).toContain('it is ACTIVATING')
    lab.forward(10 * MINUTE_MS)
    expect(listed(lab)).toHaveLength(3)
  })
})

const ARCHIVE = { type: 'transition', targetStorageClass: 'archive' }
const UNUSED = {
  rulePriority: 1,
  selection: { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 30 },
  action: ARCHIVE,
}
const LONG = {
  rulePriority: 2,
  selection: {
    tagStatus: 'any',
    storageClass: 'archive',
    countType: 'sinceImageTransitioned',
    countUnit: 'days',
    countNumber: 90,
  },
  action: { type: 'expire' },
}
const POLICY = JSON.stringify({ rules: [UNUSED, LONG] })

describe('ECR-13 a lifecycle policy that archives', () => {
  it('archives a manifest list first, and what it names at its next look', () => {
    const lab = registry()
    push(lab, '1', { architectures: ['amd64', 'arm64'], manifestList: true })
    lab.act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: JSON.stringify({ rules: [UNUSED] }) })
    const archived = () => images(lab).filter(({ archiving }) => archiving?.status === 'ARCHIVED')
    lab.forward(31 * DAY_MS)
    expect(images(lab)).toHaveLength(3)
    expect(archived().map(({ tags }) => tags)).toEqual([['1']])
    lab.forward(DAY_MS)
    expect(archived()).toHaveLength(3)
  })

  it('archives what nobody pulls, expires it 90 days later, and says so', () => {
    const lab = registry()
    push(lab, '1')
    lab.act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText: POLICY })
    lab.forward(30 * DAY_MS)
    expect(listed(lab)).toEqual([['1']])
    lab.forward(DAY_MS)
    expect([listed(lab), listed(lab, 'ARCHIVED')]).toEqual([[], [['1']]])
    const rules = [
      { rulePriority: 1, images: 1, expired: 0, archived: 1 },
      { rulePriority: 2, images: 0, expired: 0, archived: 0 },
    ]
    expect(lab.decisions).toMatchObject([{ kind: 'lifecycle', images: 1, expired: 0, archived: 1, rules }])
    const told = explanationOf('lifecycle', lab.explanations.get(1))
    expect(told?.verdicts).toMatchObject([{ fate: 'isArchived', reason: 'notPulled', rulePriority: 1 }])
    lab.forward(90 * DAY_MS)
    expect(listed(lab, 'ARCHIVED')).toEqual([['1']])
    lab.forward(DAY_MS)
    expect(images(lab)).toEqual([])
  })

  it('is told in a preview as a transition', () => {
    const lab = registry()
    const imageDigest = push(lab, '1')
    push(lab, '2')
    const count = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 }
    const lifecyclePolicyText = JSON.stringify({ rules: [{ ...UNUSED, selection: count }] })
    lab.act('ecr', 'StartLifecyclePolicyPreview', { repositoryName, lifecyclePolicyText })
    lab.forward(10_000)
    expect(lab.act('ecr', 'GetLifecyclePolicyPreview', { repositoryName })).toMatchObject({
      previewResults: [
        {
          imageDigest,
          action: { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' },
          appliedRulePriority: 1,
          storageClass: 'STANDARD',
        },
      ],
      summary: {
        expiringImageTotalCount: 0,
        transitioningImageTotalCounts: [{ targetStorageClass: 'ARCHIVE', imageTotalCount: 1 }],
      },
    })
  })
})
