import { must } from '../../../base/assert.ts'
import type { Context } from '../../world/context.ts'
import type { CachedImage } from '../../world/pulling/imageCache.ts'
import { keepingOf } from '../../world/pulling/keeping.ts'
import type { ContainerPull, TaskPull } from '../../world/pulling/taskPull.ts'
import { findImage } from '../../world/registry/findImage.ts'
import { imageReference, repositoryUri } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'
import { awaitCleanUp } from './cleanUp.ts'
import { CACHED_IMAGES_MAX } from '../../world/labLimits.ts'
import { contentFor, type ImageContent } from '../../world/registry/image.ts'
import type { World } from '../../world/world.ts'

/** PUL-3: a task whose tag could not be resolved; after three its deployment goes on without. */
export function countFailedTry(context: Context, task: Task, { containers }: TaskPull): void {
  if (containers.every(({ failure, isKept }) => failure === null || isKept)) return
  const keeping = keepingOf(context.world, task)
  if (keeping === null) return
  const { images } = keeping
  context.emit({ kind: 'imagesKept', ...keeping, images: { ...images, failedTries: images.failedTries + 1 } })
}

/** PUL-2: an instance keeps what its agent pulled. */
export function keepOnDisk(context: Context, task: Task, { containers }: TaskPull): void {
  const { instanceId } = task
  if (instanceId === null) return
  for (const one of containers) if (one.from !== null) keepOne(context, instanceId, one)
  awaitCleanUp(context, instanceId)
}

function keepOne(context: Context, instanceId: string, { image, digest }: ContainerPull): void {
  const { world, nowMs } = context
  const reference = imageReference(image)
  const uri = repositoryUri(reference)
  const before = world.imageCaches.get(instanceId) ?? []
  const known = before.find((one) => one.repositoryUri === uri && one.content.digest === digest)
  const content = known?.content ?? contentIn(world, image, must(digest, image))
  // Since its pull began it may have been deleted: what it was nobody knows any more.
  if (content === null) return
  const tag = reference.digest === null ? reference.tag : null
  const tags = known?.tags ?? []
  const kept: CachedImage = {
    repositoryUri: uri,
    content,
    tags: tag === null || tags.includes(tag) ? tags : [...tags, tag],
    pulledAtMs: known?.pulledAtMs ?? nowMs,
    usedAtMs: nowMs,
  }
  const others = before.filter((one) => one !== known).map((one) => withoutTag(one, uri, tag))
  const value = [...others, kept].toSorted((one, other) => other.usedAtMs - one.usedAtMs).slice(0, CACHED_IMAGES_MAX)
  context.emit({ kind: 'put', table: 'imageCaches', key: instanceId, value })
}

function contentIn(world: World, image: string, digest: string): ImageContent | null {
  const found = findImage(world, { ...imageReference(image), digest })
  // Instances are all of one architecture.
  return found.is === 'there' ? { ...contentFor(found.image.content, 'amd64'), digest } : null
}

/** A tag names one image of a disk: the one that was pulled by it last. */
function withoutTag(cached: CachedImage, uri: string, tag: string | null): CachedImage {
  if (tag === null || cached.repositoryUri !== uri || !cached.tags.includes(tag)) return cached
  return { ...cached, tags: cached.tags.filter((one) => one !== tag) }
}
