import { apiTime } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { ImageId, ImageMissing } from '../world/registry/imageId.ts'
import { imageNamed } from '../world/registry/imageId.ts'
import { sizeBytes, type StoredImage } from '../world/registry/image.ts'
import { CONFIG_TYPE, LIST_TYPE, manifestOf, MANIFEST_TYPE } from '../world/registry/manifest.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { namesOf } from './asked.ts'

/** What ECR says of an image that is not there as it is named; the first two and the last as an emulator has them. */
const REASONS: Readonly<Record<ImageMissing, string>> = {
  MissingDigestAndTag: 'Invalid request parameters: both tag and digest cannot be null',
  InvalidImageDigest:
    "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
  InvalidImageTag: "Invalid request parameters: image tag should satisfy the regex '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}'",
  ImageTagDoesNotMatchDigest: 'Requested image tag does not match the requested image digest',
  ImageNotFound: 'Requested image not found',
}

export function failureJson(imageId: ImageId, failureCode: ImageMissing): Output {
  return { imageId, failureCode, failureReason: REASONS[failureCode] }
}

/** Of an image that manifest lists name. */
export function inListJson(imageId: ImageId, lists: readonly StoredImage[]): Output {
  const digests = lists.map(({ content }) => content.digest)
  const failureReason = `Requested image referenced by manifest list: [${digests.join(', ')}]`
  return { imageId, failureCode: 'ImageReferencedByManifestList', failureReason }
}

/** As AWS's own text of an image's id: `{imageDigest:'sha256:…', imageTag:'null'}`. */
export function idText({ imageDigest = 'null', imageTag = 'null' }: ImageId): string {
  return `{imageDigest:'${imageDigest}', imageTag:'${imageTag}'}`
}

/** @throws ApiError  ImageNotFoundException */
export function imageAsked(world: World, repository: Repository, imageId: ImageId): StoredImage {
  const found = imageNamed(world, repository.uri, imageId)
  if (typeof found !== 'string') return found
  const { registryId, repositoryName } = namesOf(repository)
  const where = `within the repository with name '${repositoryName}' in the registry with id '${registryId}'`
  const message =
    found === 'MissingDigestAndTag'
      ? REASONS[found]
      : `The image with imageId ${idText(imageId)} does not exist ${where}`
  const name = found === 'MissingDigestAndTag' ? 'InvalidParameterException' : 'ImageNotFoundException'
  throw new ApiError(name, message, 'imageIds')
}

/** With its manifest, as clients pull and retag it. */
export function imageJson(repository: Repository, image: StoredImage, imageTag: string | undefined): Output {
  const { digest: imageDigest } = image.content
  return {
    ...namesOf(repository),
    imageId: { imageDigest, ...(imageTag !== undefined && { imageTag }) },
    imageManifest: manifestOf(image.content),
    imageManifestMediaType: mediaTypeOf(image),
  }
}

function mediaTypeOf({ content }: StoredImage): string {
  return content.manifests === undefined ? MANIFEST_TYPE : LIST_TYPE
}

/** What is of every image, in a public repository too. */
export function detailJson(repository: Repository, image: StoredImage): Output {
  return {
    ...namesOf(repository),
    imageDigest: image.content.digest,
    ...(image.tags.length > 0 && { imageTags: image.tags }),
    imageSizeInBytes: sizeBytes(image.content),
    imagePushedAt: apiTime(image.pushedAtMs),
    imageManifestMediaType: mediaTypeOf(image),
    // A list has no config.
    ...(image.content.manifests === undefined && { artifactMediaType: CONFIG_TYPE }),
  }
}
