import type { World } from '../world.ts'
import { imageTagged } from './findImage.ts'
import { imageKey, type StoredImage } from './image.ts'

/** How ECR is told which image is meant: by its digest, by a tag, or by both. */
export interface ImageId {
  readonly imageDigest?: string | undefined
  readonly imageTag?: string | undefined
}

/** AWS's codes for an image that is not there as it is named. */
export type ImageMissing =
  | 'MissingDigestAndTag'
  | 'InvalidImageDigest'
  | 'InvalidImageTag'
  | 'ImageNotFound'
  | 'ImageTagDoesNotMatchDigest'

const DIGEST = /^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/

/** Whether a text may be a tag (distribution, reference). */
export function isTag(text: string): boolean {
  return TAG.test(text)
}

export function imageNamed(
  world: Pick<World, 'images'>,
  uri: string,
  { imageDigest: digest, imageTag: tag }: ImageId,
): StoredImage | ImageMissing {
  if (digest === undefined && tag === undefined) return 'MissingDigestAndTag'
  if (digest !== undefined && !DIGEST.test(digest)) return 'InvalidImageDigest'
  if (tag !== undefined && !isTag(tag)) return 'InvalidImageTag'
  const byTag = tag === undefined ? undefined : imageTagged(world, uri, tag)
  const byDigest = digest === undefined ? undefined : world.images.get(imageKey(uri, digest))
  if (digest === undefined) return byTag ?? 'ImageNotFound'
  if (byDigest === undefined || tag === undefined) return byDigest ?? 'ImageNotFound'
  return byDigest === byTag ? byDigest : 'ImageTagDoesNotMatchDigest'
}
