import { imagesOf } from '../model/world/registry/findImage.ts'
import { isListWith, type StoredImage } from '../model/world/registry/image.ts'
import { ecrHost, imageReference } from '../model/world/registry/imageReference.ts'
import type { Repository } from '../model/world/registry/repository.ts'
import { shortId } from '../model/world/workstation/localNames.ts'
import type { World } from '../model/world/world.ts'

const KB = 1_000
const MB = 1_000 * KB
const GB = 1_000 * MB

/** Of an image or a layer, in the powers of ten that docker counts by: `118 MB`, `1.2 GB`. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${String(bytes)} B`
  const [kilobytes, megabytes] = [Math.round(bytes / KB), Math.round(bytes / MB)]
  if (kilobytes < 1_000) return `${String(kilobytes)} kB`
  if (megabytes < 1_000) return `${String(megabytes)} MB`
  return `${String(Math.round(bytes / (GB / 10)) / 10)} GB`
}

/** `74 of 118 MB`: how much of it is there. */
export function partText(doneBytes: number, allBytes: number): string {
  const all = sizeText(allBytes)
  const unit = all.slice(all.lastIndexOf(' '))
  const done = sizeText(doneBytes)
  return `${done.endsWith(unit) ? done.slice(0, -unit.length) : done} of ${all}`
}

/** Of this account's registry by its name alone, of any other with its registry. */
export function repositoryTitle({ host, name, uri }: Pick<Repository, 'host' | 'name' | 'uri'>): string {
  return host === ecrHost() ? name : uri
}

/** An image as a definition names it; of this account's registry without that. */
export function imageTitle(image: string): string {
  return imageReference(image).host === ecrHost() ? image.slice(ecrHost().length + 1) : image
}

/** What of an image stands after its repository: `:1.4`, and `@3f2a91b0c4d2` where it has no tag. */
export function tagTitle({ tags, content }: Pick<StoredImage, 'tags' | 'content'>): string {
  const newest = tags.at(-1)
  return newest === undefined ? `@${shortId(content.digest)}` : `:${newest}`
}

/** By its tags; of one that a manifest list names, as AWS has it without a tag, by the list that it is part of. */
export function imageName({ images }: Pick<World, 'images'>, image: StoredImage): string {
  const { tags, content, repositoryUri: uri } = image
  if (tags.length > 0) return tags.join(', ')
  const list = imagesOf({ images }, uri).find((one) => isListWith(one, content.digest))
  if (list === undefined) return 'untagged'
  return `part of ${list.tags.at(-1) ?? shortId(list.content.digest)}`
}

/** What a repository keeps: a layer that several images share is there once. */
export function storedBytes({ layers }: Pick<World, 'layers'>, uri: string): number {
  return (layers.get(uri) ?? []).reduce((sum, one) => sum + one.sizeBytes, 0)
}
