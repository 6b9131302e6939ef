import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { IMAGES_MAX, TAGS_OF_IMAGE_MAX } from '../world/labLimits.ts'
import { imageTagged } from '../world/registry/findImage.ts'
import { imageKey, imageStatus, type ImageContent, type Layer, type StoredImage } from '../world/registry/image.ts'
import { ecrRegistryOf } from '../world/registry/imageReference.ts'
import type { Repository } from '../world/registry/repository.ts'
import { activated } from './archiving.ts'
import { mayScan, startScan } from './scanning.ts'
import { isTagFixed } from '../world/registry/tagMutability.ts'
import type { World } from '../world/world.ts'

interface Stored {
  readonly repository: Repository
  readonly content: ImageContent
  /** `null`: by its digest alone. */
  readonly tag: string | null
}

/**
 * ECR-3, ECR-4: puts an image with its layers into a repository, and its tag on it; before a manifest list the images
 * that it names. A tag that may be moved leaves the
 * image that had it untagged.
 *
 * @throws ApiError  ImageAlreadyExistsException, ImageTagAlreadyExistsException, LimitExceededException
 */
export function storeImage(context: Context, stored: Stored): StoredImage {
  const { world, nowMs } = context
  const { repository, content, tag } = stored
  refuseStored(world, stored)
  for (const one of content.manifests ?? [])
    if (isLacking(world, repository, one)) storeImage(context, { repository, content: one, tag: null })
  takeTag(context, stored)
  const before = world.images.get(imageKey(repository.uri, content.digest))
  const tags = before?.tags ?? []
  const image: StoredImage = {
    repositoryUri: repository.uri,
    content,
    tags: tag === null || tags.includes(tag) ? tags : [...tags, tag],
    // Another tag makes it no newer.
    pushedAtMs: before?.pushedAtMs ?? nowMs,
    lastPulledAtMs: before?.lastPulledAtMs ?? null,
    scan: before?.scan ?? null,
    ...(before !== undefined && activated(before, nowMs)),
  }
  storeLayers(context, repository.uri, [...content.layers, content.config])
  context.emit({ kind: 'put', table: 'images', key: imageKey(repository.uri, content.digest), value: image })
  if (repository.scanOnPush && mayScan(image, nowMs) === 'yes') startScan(context, image)
  return image
}

/** Of what a list names: it is not there, or in the archive, of which a push brings it back (ECR-13). */
function isLacking(world: World, { uri }: Repository, { digest }: ImageContent): boolean {
  const found = world.images.get(imageKey(uri, digest))
  return found === undefined || imageStatus(found) !== 'ACTIVE'
}

/** What a repository has already is not stored again. */
export function storeLayers(context: Context, uri: string, layers: readonly Layer[]): void {
  const there = context.world.layers.get(uri) ?? []
  const missing = layers.filter(({ digest }) => there.every((one) => one.digest !== digest))
  if (missing.length === 0) return
  context.emit({ kind: 'put', table: 'layers', key: uri, value: [...there, ...missing] })
}

/** From the image that has it, where that is another one. */
function takeTag(context: Context, { repository: { uri }, content: { digest }, tag }: Stored): void {
  if (tag === null) return
  const holder = imageTagged(context.world, uri, tag)
  if (holder === undefined || holder.content.digest === digest) return
  const value = { ...holder, tags: holder.tags.filter((one) => one !== tag) }
  context.emit({ kind: 'put', table: 'images', key: imageKey(uri, holder.content.digest), value })
}

function refuseStored(world: World, { repository, content, tag }: Stored): void {
  const { uri, host, name } = repository
  const before = world.images.get(imageKey(uri, content.digest))
  const registryId = ecrRegistryOf(host)?.accountId ?? host
  const where = `in the repository with name '${name}' in registry with id '${registryId}'`
  const isActive = before !== undefined && imageStatus(before) === 'ACTIVE'
  if (isActive && (tag === null || before.tags.includes(tag))) {
    const named = tag === null ? `digest '${content.digest}'` : `digest '${content.digest}' and tag '${tag}'`
    throw new ApiError('ImageAlreadyExistsException', `Image with ${named} already exists ${where}`, 'imageTag')
  }
  if (tag !== null && isTagFixed(repository, tag) && (imageTagged(world, uri, tag) ?? before) !== before) {
    const message = `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the tag is immutable.`
    throw new ApiError('ImageTagAlreadyExistsException', message, 'imageTag')
  }
  if (before === undefined && world.images.size >= IMAGES_MAX)
    throw new ApiError('LimitExceededException', `The lab keeps ${String(IMAGES_MAX)} images at most.`)
  if ((before?.tags.length ?? 0) >= TAGS_OF_IMAGE_MAX)
    throw new ApiError(
      'LimitExceededException',
      `An image takes ${String(TAGS_OF_IMAGE_MAX)} tags at most.`,
      'imageTag',
    )
}
