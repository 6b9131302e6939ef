import type { Context } from '../world/context.ts'
import { imagesOf } from '../world/registry/findImage.ts'
import { imageKey, isListWith, type Layer, type StoredImage } from '../world/registry/image.ts'
import type { World } from '../world/world.ts'

/**
 * ECR-3: an image goes, and with it those of its layers that no other image of the repository has. Amazon S3 may keep
 * what a registry has deleted for a while; nobody can tell.
 */
export function forgetImage(context: Context, image: StoredImage): void {
  const { world } = context
  const { repositoryUri: uri, content } = image
  context.emit({ kind: 'gone', table: 'images', key: imageKey(uri, content.digest) })
  const used = new Set(imagesOf(world, uri).flatMap((one) => layersOf(one).map(({ digest }) => digest)))
  const own = new Set(layersOf(image).map(({ digest }) => digest))
  const left = (world.layers.get(uri) ?? []).filter(({ digest }) => used.has(digest) || !own.has(digest))
  context.emit({ kind: 'put', table: 'layers', key: uri, value: left })
}

/** ECR-3: the manifest lists of its repository that name an image; while there is one it stays. */
export function listsWith({ images }: Pick<World, 'images'>, image: StoredImage): readonly StoredImage[] {
  const { repositoryUri: uri, content } = image
  return imagesOf({ images }, uri).filter((one) => isListWith(one, content.digest))
}

/** The tag goes, and the image with its last one. */
export function removeTag(context: Context, image: StoredImage, tag: string): void {
  const tags = image.tags.filter((one) => one !== tag)
  if (tags.length === 0) return forgetImage(context, image)
  const key = imageKey(image.repositoryUri, image.content.digest)
  context.emit({ kind: 'put', table: 'images', key, value: { ...image, tags } })
}

/** All that has to be pushed before its manifest. */
function layersOf({ content }: Pick<StoredImage, 'content'>): readonly Layer[] {
  return [...content.layers, content.config]
}
