import { apiTime } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import type { Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { imageOperations } from '../api/registry/imageOperations.ts'
import type { Context } from '../world/context.ts'
import { imagesOf } from '../world/registry/findImage.ts'
import { imageNamed, type ImageId } from '../world/registry/imageId.ts'
import { imageStatus, type ImageStatus, type StoredImage } from '../world/registry/image.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { PRIVATE, repositoryAsked, type Asked, type Registries } from './asked.ts'
import { updateStorageClass } from './archiving.ts'
import { forgetImage, listsWith, removeTag } from './deleting.ts'
import { detailJson, failureJson, imageAsked, imageJson, inListJson } from './imageJson.ts'
import { scanDetail } from './scanHandlers.ts'
import { putImage } from './puttingImage.ts'

type TagStatus = 'TAGGED' | 'UNTAGGED' | 'ANY'

export const imageHandlers: Handlers<typeof imageOperations> = {
  DescribeImages: (world, given) => describeImages(world, given, { registries: PRIVATE, jsonOf: privateDetailJson }),
  ListImages(world, given) {
    const { input } = given
    const repository = repositoryAsked(world, input, { registries: PRIVATE, action: 'ListImages' })
    const ids = imagesOf(world, repository.uri)
      .filter((one) => isListed(one, input.filter) && isWanted(one, input.filter?.tagStatus))
      .flatMap(({ content: { digest: imageDigest }, tags }) =>
        tags.length === 0 ? [{ imageDigest }] : tags.map((imageTag) => ({ imageDigest, imageTag })),
      )
    return pageOf('imageIds', { arns: ids, given })
  },
  BatchGetImage(world, { input }) {
    const repository = repositoryAsked(world, input, { registries: PRIVATE, action: 'BatchGetImage' })
    const images: Output[] = []
    const failures: Output[] = []
    for (const imageId of input.imageIds) {
      const found = imageNamed(world, repository.uri, imageId)
      if (typeof found === 'string') failures.push(failureJson(imageId, found))
      // ECR-13: who asks is not told that it is in the archive.
      else if (imageStatus(found) !== 'ACTIVE') failures.push(failureJson(imageId, 'ImageNotFound'))
      else images.push(imageJson(repository, found, imageId.imageTag))
    }
    return { images, failures }
  },
  BatchDeleteImage: (context, { input }) => batchDeleteImage(context, input, PRIVATE),
  UpdateImageStorageClass: (context, { input }) => updateStorageClass(context, input),
  PutImage: (context, { input }) => putImage(context, input, PRIVATE),
}

function isWanted({ tags }: StoredImage, status: TagStatus = 'ANY'): boolean {
  return status === 'ANY' || (status === 'TAGGED') === tags.length > 0
}

interface StatusFilter {
  readonly imageStatus?: ImageStatus | 'ANY' | undefined
}

/** ECR-13: what is in the archive is listed for who asks for it. */
function isListed(image: StoredImage, { imageStatus: wanted = 'ACTIVE' }: StatusFilter = {}): boolean {
  return wanted === 'ANY' || wanted === imageStatus(image)
}

interface ImageListing extends Asked {
  readonly imageIds?: readonly ImageId[] | undefined
  readonly filter?: (StatusFilter & { readonly tagStatus?: TagStatus | undefined }) | undefined
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

interface Telling {
  readonly registries: Registries
  readonly jsonOf: (repository: Repository, image: StoredImage) => Output
}

/** @throws ApiError  ImageNotFoundException, for one of the images that are asked for */
export function describeImages(world: World, given: Given<ImageListing>, { registries, jsonOf }: Telling): Output {
  const { input } = given
  const repository = repositoryAsked(world, input, { registries, action: 'DescribeImages' })
  const found =
    input.imageIds?.map((imageId) => imageAsked(world, repository, imageId)) ??
    imagesOf(world, repository.uri).filter((one) => isListed(one, input.filter))
  const details = found.filter((one) => isWanted(one, input.filter?.tagStatus)).map((one) => jsonOf(repository, one))
  return pageOf('imageDetails', { arns: details, given })
}

function privateDetailJson(repository: Repository, image: StoredImage): Output {
  const { lastPulledAtMs, archiving } = image
  return {
    ...detailJson(repository, image),
    imageStatus: imageStatus(image),
    ...scanDetail(image),
    ...(lastPulledAtMs !== null && { lastRecordedPullTime: apiTime(lastPulledAtMs) }),
    ...archivingJson(archiving),
  }
}

function archivingJson(archiving: StoredImage['archiving']): Output {
  if (archiving === undefined) return {}
  const { archivedAtMs, activatedAtMs } = archiving
  return {
    lastArchivedAt: apiTime(archivedAtMs),
    ...(activatedAtMs !== null && { lastActivatedAt: apiTime(activatedAtMs) }),
  }
}

/** ECR-3: by a tag the tag goes, and the image with its last one; by a digest the image with all its tags. */
export function batchDeleteImage(
  context: Context,
  input: Asked & { readonly imageIds: readonly ImageId[] },
  registries: Registries,
): Output {
  const repository = repositoryAsked(context.world, input, { registries, action: 'BatchDeleteImage' })
  const imageIds: Output[] = []
  const failures: Output[] = []
  for (const imageId of input.imageIds) {
    const found = imageNamed(context.world, repository.uri, imageId)
    if (typeof found === 'string') failures.push(failureJson(imageId, found))
    else if (isKept(context.world, found, imageId)) failures.push(inListJson(imageId, listsWith(context.world, found)))
    else imageIds.push(...deleteNamed(context, found, imageId))
  }
  return { imageIds, failures }
}

/** Whether to delete it as it is named would take it from a manifest list. */
function isKept(world: World, image: StoredImage, { imageDigest, imageTag }: ImageId): boolean {
  const goesWhole = imageDigest !== undefined || imageTag === undefined || image.tags.length === 1
  return goesWhole && listsWith(world, image).length > 0
}

/** @returns the ids of what is deleted: one for each tag */
function deleteNamed(context: Context, image: StoredImage, { imageDigest, imageTag }: ImageId): readonly Output[] {
  const { digest } = image.content
  if (imageDigest === undefined && imageTag !== undefined) {
    removeTag(context, image, imageTag)
    return [{ imageDigest: digest, imageTag }]
  }
  forgetImage(context, image)
  const tagged = image.tags.map((tag) => ({ imageDigest: digest, imageTag: tag }))
  return tagged.length === 0 ? [{ imageDigest: digest }] : tagged
}
