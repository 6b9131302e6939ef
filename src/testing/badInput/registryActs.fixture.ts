import { must } from '../../base/assert.ts'
import { sha256 } from '../../base/sha256.ts'
import { toBase64 } from '../../base/base64.ts'
import { utf8 } from '../../base/utf8.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Engine } from '../../model/engine/engine.ts'
import { ecrHost, PUBLIC_ECR } from '../../model/world/registry/imageReference.ts'
import { manifestText } from '../../model/world/registry/manifest.ts'
import { PUBLIC_ALIAS } from '../../model/world/registry/place.ts'
import type { World } from '../../model/world/world.ts'

const OWN = { registryId: '123456789012', repositoryName: 'shop/web' }
const OWN_ALL = { registryId: OWN.registryId, repositoryNames: [OWN.repositoryName] }
const BYTES = 'a layer of few bytes'
const LAYER = `sha256:${sha256(BYTES)}`
const EXCLUSIONS = [{ filterType: 'WILDCARD' as const, filter: 'latest*' }]

/** All images but the newest; spaces make it as long as AWS has the shortest. */
const POLICY = JSON.stringify(
  {
    rules: [
      {
        rulePriority: 1,
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 },
        action: { type: 'expire' },
      },
    ],
  },
  null,
  2,
)

const OTHER = '111122223333'
const OTHERS_PULL = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] }],
})

/** What the prepared lab has of registries: a repository with one image and a layer that is being uploaded. */
export function* registrySetUp({ world }: Pick<Engine, 'world'>): Generator<Act> {
  yield act('ecr', 'CreateRepository', { repositoryName: OWN.repositoryName })
  yield act('lab', 'PushImage', { image: `${ecrHost()}/shop/web:0`, content: 'the one before' })
  yield act('lab', 'PushImage', { image: `${ecrHost()}/shop/web:1` })
  yield act('ecr', 'PutLifecyclePolicy', { repositoryName: OWN.repositoryName, lifecyclePolicyText: POLICY })
  yield act('ecr', 'StartLifecyclePolicyPreview', OWN)
  yield act('ecr', 'StartImageScan', { ...OWN, imageId: { imageTag: '0' } })
  yield act('ecr', 'SetRepositoryPolicy', { ...OWN, policyText: OTHERS_PULL })
  yield act('lab', 'AddAccount', { accountId: OTHER })
  yield act('ecr', 'InitiateLayerUpload', OWN)
  yield uploadPart(world, 0)
  yield act('ecr-public', 'CreateRepository', { repositoryName: OWN.repositoryName })
  yield act('lab', 'PushImage', { image: `${PUBLIC_ECR}/${PUBLIC_ALIAS}/shop/web:1` })
  yield act('ecr-public', 'SetRepositoryPolicy', { ...OWN, policyText: OTHERS_PULL })
  yield act('ecr-public', 'InitiateLayerUpload', OWN)
  yield uploadPart(world, 0, 'ecr-public')
}

type Service = 'ecr' | 'ecr-public'

const TAGS = [{ Key: 'team', Value: 'shop' }]

function tagActs(service: Service, resourceArn: string): readonly Act[] {
  return [
    act(service, 'TagResource', { resourceArn, tags: TAGS }),
    act(service, 'UntagResource', { resourceArn, tagKeys: ['team'] }),
    act(service, 'ListTagsForResource', { resourceArn }),
  ]
}

function uploadPart(world: World, partFirstByte: number, service: Service = 'ecr'): Act {
  const part = { partFirstByte, partLastByte: partFirstByte + BYTES.length - 1, layerPartBlob: toBase64(utf8(BYTES)) }
  return act(service, 'UploadLayerPart', { ...OWN, uploadId: uploadIdIn(world, service), ...part })
}

function uploadIdIn({ layerUploads }: World, service: Service = 'ecr'): string {
  const isOf = (uri: string) => uri.startsWith(PUBLIC_ECR) === (service === 'ecr-public')
  const found = [...layerUploads.values()].find((one) => isOf(one.repositoryUri))
  return must(found, 'an upload').uploadId
}

/** A good act of each operation of registries, on the prepared lab. */
export function registryActs(world: World): readonly Act[] {
  const [, image] = world.images.values()
  const { content } = must(image, 'an image')
  const imageDigest = content.digest
  const layerDigest = must(content.layers[0], 'a layer').digest
  const uploadId = uploadIdIn(world)
  return [
    ...ACTS,
    act('ecr', 'DescribeImages', { ...OWN, imageIds: [{ imageDigest, imageTag: '1' }], maxResults: 5 }),
    act('ecr', 'BatchGetImage', {
      ...OWN,
      imageIds: [{ imageTag: '1' }, { imageDigest: `sha256:${'0'.repeat(64)}` }],
      acceptedMediaTypes: ['application/vnd.docker.distribution.manifest.v2+json'],
    }),
    act('ecr', 'PutImage', {
      ...OWN,
      imageManifest: manifestText(content),
      imageManifestMediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      imageTag: 'again',
      imageDigest,
    }),
    act('ecr', 'UpdateImageStorageClass', {
      ...OWN,
      imageId: { imageDigest, imageTag: '1' },
      targetStorageClass: 'ARCHIVE',
    }),
    act('ecr', 'BatchDeleteImage', { ...OWN, imageIds: [{ imageDigest, imageTag: '1' }] }),
    act('ecr', 'BatchCheckLayerAvailability', { ...OWN, layerDigests: [layerDigest, LAYER, 'none'] }),
    act('ecr', 'GetDownloadUrlForLayer', { ...OWN, layerDigest }),
    uploadPart(world, BYTES.length),
    ...publicActs(world),
    act('ecr', 'StartImageScan', { ...OWN, imageId: { imageDigest, imageTag: '1' } }),
    act('ecr', 'GetLifecyclePolicyPreview', {
      ...OWN,
      imageIds: [{ imageDigest, imageTag: '1' }],
      maxResults: 5,
      filter: { tagStatus: 'TAGGED' },
    }),
    act('ecr', 'CompleteLayerUpload', { ...OWN, uploadId, layerDigests: [LAYER] }),
  ]
}

function publicActs(world: World): readonly Act[] {
  const image = must(
    [...world.images.values()].find((one) => one.repositoryUri.startsWith(PUBLIC_ECR)),
    'an image',
  )
  const imageIds = [{ imageDigest: image.content.digest, imageTag: '1' }]
  return [
    act('ecr-public', 'CreateRepository', { repositoryName: 'shop/api', tags: TAGS }),
    ...tagActs('ecr-public', `arn:aws:ecr-public::${OWN.registryId}:repository/shop/web`),
    act('ecr-public', 'DescribeRepositories', { ...OWN_ALL, maxResults: 5 }),
    act('ecr-public', 'DeleteRepository', { ...OWN, force: true }),
    act('ecr-public', 'GetAuthorizationToken', {}),
    act('ecr-public', 'DescribeImages', { ...OWN, imageIds }),
    act('ecr-public', 'BatchDeleteImage', { ...OWN, imageIds }),
    act('ecr-public', 'PutImage', { ...OWN, imageManifest: manifestText(image.content), imageTag: 'again' }),
    act('ecr-public', 'BatchCheckLayerAvailability', { ...OWN, layerDigests: [LAYER] }),
    act('ecr-public', 'InitiateLayerUpload', OWN),
    uploadPart(world, BYTES.length, 'ecr-public'),
    act('ecr-public', 'CompleteLayerUpload', {
      ...OWN,
      uploadId: uploadIdIn(world, 'ecr-public'),
      layerDigests: [LAYER],
    }),
    act('ecr-public', 'SetRepositoryPolicy', { ...OWN, policyText: OTHERS_PULL }),
    act('ecr-public', 'GetRepositoryPolicy', OWN),
    act('ecr-public', 'DeleteRepositoryPolicy', OWN),
  ]
}

const ACTS: readonly Act[] = [
  ...tagActs('ecr', `arn:aws:ecr:us-east-1:${OWN.registryId}:repository/shop/web`),
  act('ecr', 'CreateRepository', {
    registryId: OWN.registryId,
    repositoryName: 'shop/api',
    tags: TAGS,
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: EXCLUSIONS,
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/images' },
  }),
  act('ecr', 'DescribeRepositories', { registryId: OWN.registryId, repositoryNames: ['shop/web'] }),
  act('ecr', 'DescribeRepositories', { maxResults: 5 }),
  act('ecr', 'DeleteRepository', { ...OWN, force: true }),
  act('ecr', 'PutImageTagMutability', {
    ...OWN,
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: EXCLUSIONS,
  }),
  act('ecr', 'PutImageScanningConfiguration', { ...OWN, imageScanningConfiguration: { scanOnPush: true } }),
  act('ecr', 'GetAuthorizationToken', { registryIds: [OWN.registryId] }),
  act('ecr', 'DescribeImages', { ...OWN, filter: { tagStatus: 'TAGGED', imageStatus: 'ACTIVE' } }),
  act('ecr', 'ListImages', { ...OWN, filter: { tagStatus: 'ANY', imageStatus: 'ANY' }, maxResults: 5 }),
  act('ecr', 'InitiateLayerUpload', OWN),
  act('ecr', 'PutLifecyclePolicy', { ...OWN, lifecyclePolicyText: POLICY }),
  act('ecr', 'GetLifecyclePolicy', OWN),
  act('ecr', 'DeleteLifecyclePolicy', OWN),
  act('ecr', 'StartLifecyclePolicyPreview', { ...OWN, lifecyclePolicyText: POLICY }),
  act('ecr', 'DescribeImageScanFindings', { ...OWN, imageId: { imageTag: '0' }, maxResults: 5 }),
  act('ecr', 'SetRepositoryPolicy', { ...OWN, policyText: OTHERS_PULL, force: false }),
  act('ecr', 'GetRepositoryPolicy', OWN),
  act('ecr', 'DeleteRepositoryPolicy', OWN),
  act('lab', 'AddAccount', { accountId: '210987654321' }),
  act('lab', 'AddRepository', { accountId: OTHER, repositoryName: 'base', policyText: OTHERS_PULL }),
  act('lab', 'PushImage', {
    image: `${ecrHost()}/shop/web:2`,
    content: 'the second',
    sizeMb: 60,
    architectures: ['arm64'],
    manifestList: true,
    findings: [{ name: 'CVE-2026-0001', severity: 'HIGH', packageName: 'openssl', packageVersion: '3.0.1' }],
  }),
]
