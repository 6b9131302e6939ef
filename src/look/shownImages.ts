import { imagesOf } from '../model/world/registry/findImage.ts'
import { imageKey, imageStatus, sizeBytes, type ImageContent, type StoredImage } from '../model/world/registry/image.ts'
import type { Repository } from '../model/world/registry/repository.ts'
import { shortId, shownName } from '../model/world/workstation/localNames.ts'
import type { World } from '../model/world/world.ts'
import { agoText } from './agoText.ts'
import { imageName, imageTitle, repositoryTitle, sizeText, storedBytes } from './imageLook.ts'
import { counted } from './numbers.ts'
import type { SubjectRef } from './subjectRef.ts'

/** What keeps images: a repository, or the workstation. */
export interface ImageKeeper {
  readonly ref: SubjectRef
  readonly name: string
  readonly note: string
  /** The newest first. */
  readonly images: readonly ShownImage[]
}

/** An image with its layers, so that what several images share is seen. */
export interface ShownImage {
  readonly ref: SubjectRef
  readonly key: string
  readonly name: string
  /** `12 min ago`. */
  readonly age: string
  readonly size: string
  readonly bytes: number
  readonly layers: readonly ShownLayer[]
  /** What stands in place of its layers, where it has none: a manifest list. */
  readonly parts: string
  readonly isArchived: boolean
}

export interface ShownLayer {
  readonly bytes: number
  /** An older image has it as well: it is there once. */
  readonly isShared: boolean
}

/**
 * Whether a lab is about images alone: with nothing of ECS in it, or in front of it, the stage shows them instead of an
 * empty yard.
 */
export function isOfImages(world: World): boolean {
  const { clusters, instances, tasks, loadBalancers, classicLoadBalancers } = world
  const isBare = [clusters, instances, tasks, loadBalancers, classicLoadBalancers].every(({ size }) => size === 0)
  return isBare && world.repositories.size + world.localImages.size > 0
}

/** The repositories of a lab; where it has none, its workstation. */
export function imageKeepers(world: World, nowMs: number): readonly ImageKeeper[] {
  if (world.repositories.size === 0) return [workstationOf(world, nowMs)]
  return [...world.repositories.values()].map((one) => repositoryOf(world, one, nowMs))
}

function repositoryOf(world: World, repository: Repository, nowMs: number): ImageKeeper {
  const images = imagesOf(world, repository.uri)
  const bytes = storedBytes(world, repository.uri)
  const kept = images.length === 0 ? '' : `, ${sizeText(bytes)}`
  return {
    ref: { kind: 'repository', id: repository.uri },
    name: repositoryTitle(repository),
    note: `${counted(images.length, 'image')}${kept}`,
    images: withLayers(
      images.toSorted((a, b) => a.pushedAtMs - b.pushedAtMs).map((one) => storedIn(world, one, nowMs)),
    ),
  }
}

interface Unlayered extends Omit<ShownImage, 'layers' | 'size' | 'bytes' | 'parts'> {
  readonly content: ImageContent
}

function storedIn({ images }: World, image: StoredImage, nowMs: number): Unlayered {
  const { content, repositoryUri: uri, pushedAtMs } = image
  const key = imageKey(uri, content.digest)
  const name = imageName({ images }, image)
  const isArchived = imageStatus(image) !== 'ACTIVE'
  return { ref: { kind: 'image', id: key }, key, name, age: agoText(nowMs - pushedAtMs), isArchived, content }
}

function workstationOf({ localImages }: World, nowMs: number): ImageKeeper {
  const ref = { kind: 'workstation', id: 'workstation' } as const
  const images = [...localImages.values()].map(({ content, names, createdAtMs }): Unlayered => {
    const [name = `<none> ${shortId(content.digest)}`] = names.map((one) => shownName(imageTitle(one)))
    return { ref, key: content.digest, name, age: agoText(nowMs - createdAtMs), isArchived: false, content }
  })
  return { ref, name: 'Workstation', note: counted(images.length, 'image'), images: withLayers(images) }
}

/** @param oldestFirst  a layer is of the first that has it, and shared by those after it */
function withLayers(oldestFirst: readonly Unlayered[]): readonly ShownImage[] {
  const there = new Set<string>()
  const shown = oldestFirst.map(({ content, ...image }): ShownImage => {
    const layers = content.layers.map((one) => ({ bytes: one.sizeBytes, isShared: there.has(one.digest) }))
    for (const { digest } of content.layers) there.add(digest)
    const bytes = sizeBytes(content)
    const parts = content.manifests === undefined ? '' : `a list: ${content.architectures.join(', ')}`
    return { ...image, size: sizeText(bytes), bytes, layers, parts }
  })
  return shown.toReversed()
}
