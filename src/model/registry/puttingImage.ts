import { ApiError, type Output } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { isTag } from '../world/registry/imageId.ts'
import { imageKey, type ImageContent, type Layer } from '../world/registry/image.ts'
import { digestOf, listOf, readManifest } from '../world/registry/manifest.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { namesOf, repositoryAsked, type Asked, type Registries } from './asked.ts'
import { imageJson } from './imageJson.ts'
import { storeImage } from './storing.ts'

interface PutInput extends Asked {
  readonly imageManifest: string
  readonly imageTag?: string | undefined
  readonly imageDigest?: string | undefined
}

/** ECR-5: the manifest is put last, when all that it names is there. */
export function putImage(context: Context, input: PutInput, registries: Registries): Output {
  const repository = repositoryAsked(context.world, input, { registries, action: 'PutImage' })
  const content = contentPut(context.world, input, repository)
  refuseMissingLayers(context.world, repository, content)
  if (input.imageTag !== undefined && !isTag(input.imageTag))
    throw invalid('imageTag', "must satisfy regular expression '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}'")
  const image = storeImage(context, { repository, content, tag: input.imageTag ?? null })
  return { image: imageJson(repository, image, input.imageTag) }
}

/** @throws ApiError  for what is no manifest, or of another digest than was said */
function contentPut(world: World, { imageManifest, imageDigest }: PutInput, repository: Repository): ImageContent {
  const read = readManifest(imageManifest)
  if (read === null) throw invalid('ImageManifest', 'Invalid JSON syntax', 'imageManifest')
  const digest = digestOf(imageManifest)
  if (imageDigest !== undefined && imageDigest !== digest) {
    const message = `The image digest '${imageDigest}' does not match the digest '${digest}' of the manifest.`
    throw new ApiError('ImageDigestDoesNotMatchException', message, 'imageDigest')
  }
  if ('list' in read) return listOf(imagesNamed(world, repository, read.list), imageManifest)
  return contentKnown(world, { ...read, digest, manifest: imageManifest })
}

/** @throws ApiError  ReferencedImagesNotFoundException, where a list names what its repository has not */
function imagesNamed({ images }: World, repository: Repository, digests: readonly string[]): readonly ImageContent[] {
  const found = digests.flatMap((digest) => images.get(imageKey(repository.uri, digest))?.content ?? [])
  const missing = digests.filter((digest) => !found.some((one) => one.digest === digest))
  if (missing.length === 0) return found
  const { registryId, repositoryName } = namesOf(repository)
  const message = `Images with digests '[${missing.join(', ')}]' required for pushing image into repository with name '${repositoryName}' in the registry with id '${registryId}' don't exist`
  throw new ApiError('ReferencedImagesNotFoundException', message, 'imageManifest')
}

type Put = Pick<ImageContent, 'digest' | 'config' | 'layers'> & { readonly manifest: string }

/** What the config of an image says the lab knows of those that it has seen: else it is for amd64, and without findings. */
function contentKnown({ images }: World, put: Put): ImageContent {
  const known = [...images.values()].find(({ content }) => content.config.digest === put.config.digest)?.content
  if (known?.digest === put.digest) return known
  return { architectures: ['amd64'], findings: [], ...known, ...put }
}

/** @throws ApiError  LayersNotFoundException */
function refuseMissingLayers({ layers }: World, repository: Repository, content: ImageContent): void {
  if (content.manifests !== undefined) return
  const there = new Set((layers.get(repository.uri) ?? []).map(({ digest }) => digest))
  const needed: readonly Layer[] = [...content.layers, content.config]
  const missing = needed.filter(({ digest }) => !there.has(digest)).map(({ digest }) => digest)
  if (missing.length === 0) return
  const { registryId, repositoryName } = namesOf(repository)
  const message = `Layers with digests '[${missing.join(', ')}]' required for pushing image into repository with name '${repositoryName}' in the registry with id '${registryId}' don't exist`
  throw new ApiError('LayersNotFoundException', message, 'imageManifest')
}

function invalid(member: string, what: string, field = member): ApiError {
  const message = `Invalid parameter at '${member}' failed to satisfy constraint: '${what}'`
  return new ApiError('InvalidParameterException', message, field)
}
