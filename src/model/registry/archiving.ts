import { ApiError, type Output } from '../api/command.ts'
import type { InputOf } from '../api/shape.ts'
import type { imageOperations } from '../api/registry/imageOperations.ts'
import type { Context, DueRows } from '../world/context.ts'
import { imageKey, imageStatus, RESTORE_MS, type StoredImage } from '../world/registry/image.ts'
import type { World } from '../world/world.ts'
import { namesOf, PRIVATE, repositoryAsked } from './asked.ts'
import { listsWith } from './deleting.ts'
import { idText, imageAsked } from './imageJson.ts'
import { mayScan, startScan } from './scanning.ts'

/** ECR-13: into the archive at once, and back in a while. */
export function updateStorageClass(
  context: Context,
  input: InputOf<(typeof imageOperations)['UpdateImageStorageClass']['input']>,
): Output {
  const { world } = context
  const repository = repositoryAsked(world, input, { registries: PRIVATE, action: 'UpdateImageStorageClass' })
  const image = imageAsked(world, repository, input.imageId)
  const { targetStorageClass } = input
  const problem = targetStorageClass === 'ARCHIVE' ? notArchivable(world, image) : notRestorable(image)
  if (problem !== null) {
    const named = `The image with imageId ${idText(input.imageId)}`
    const message = `${named} cannot be transitioned to ${targetStorageClass}: ${problem}.`
    throw new ApiError('ImageStorageClassUpdateNotSupportedException', message, 'targetStorageClass')
  }
  if (targetStorageClass === 'ARCHIVE') archiveImage(context, image)
  else restoreImage(context, image)
  const { imageTag } = input.imageId
  return {
    ...namesOf(repository),
    imageId: { imageDigest: image.content.digest, ...(imageTag !== undefined && { imageTag }) },
    imageStatus: targetStorageClass === 'ARCHIVE' ? 'ARCHIVED' : 'ACTIVATING',
  }
}

function notArchivable(world: World, image: StoredImage): string | null {
  const status = imageStatus(image)
  if (status !== 'ACTIVE') return `it is ${status}`
  return isInActiveList(world, image) ? 'a manifest list references it' : null
}

/** Of a list that is not in the archive itself, or is on its way back. */
function isInActiveList(world: World, image: StoredImage): boolean {
  return listsWith(world, image).some((list) => imageStatus(list) !== 'ARCHIVED')
}

function notRestorable(image: StoredImage): string | null {
  const status = imageStatus(image)
  return status === 'ARCHIVED' ? null : `it is ${status}`
}

/** Nobody can pull it from now on. What a scan had found is gone with it (ECR-7). */
export function archiveImage(context: Context, image: StoredImage): void {
  const { nowMs } = context
  const activatedAtMs = image.archiving?.activatedAtMs ?? null
  const archiving = { status: 'ARCHIVED', archivedAtMs: nowMs, activatedAtMs, activatesAtMs: null } as const
  put(context, { ...image, archiving, scan: null })
}

/** A list brings back those that it names: whoever pulls it is sent to one of them. */
function restoreImage(context: Context, image: StoredImage): void {
  const { archiving, repositoryUri: uri } = image
  if (archiving?.status !== 'ARCHIVED') return
  const activatesAtMs = context.nowMs + RESTORE_MS
  put(context, { ...image, archiving: { ...archiving, status: 'ACTIVATING', activatesAtMs } })
  context.schedule(activatesAtMs, { kind: 'imageRestoreDue', imageKey: imageKey(uri, image.content.digest) })
  for (const { digest } of image.content.manifests ?? []) {
    const named = context.world.images.get(imageKey(uri, digest))
    if (named !== undefined) restoreImage(context, named)
  }
}

/** As it is when it is back: a push brings it back at once. */
export function activated(
  { archiving }: Pick<StoredImage, 'archiving'>,
  nowMs: number,
): Pick<StoredImage, 'archiving'> {
  if (archiving === undefined || archiving.status === 'ACTIVE') return archiving === undefined ? {} : { archiving }
  return { archiving: { ...archiving, status: 'ACTIVE', activatedAtMs: nowMs, activatesAtMs: null } }
}

export const imageRestoreDue: DueRows<'imageRestoreDue'> = {
  imageRestoreDue: {
    phase: 'delivery',
    run(context, { imageKey: key }) {
      const { world, nowMs } = context
      const image = world.images.get(key)
      // It was deleted since, or pushed again, and may be on its way another time.
      if (image?.archiving?.activatesAtMs !== nowMs) return undefined
      const back = { ...image, ...activated(image, nowMs) }
      put(context, back)
      const isScanned = world.repositories.get(image.repositoryUri)?.scanOnPush === true
      if (isScanned && mayScan(back, nowMs) === 'yes') startScan(context, back)
      return undefined
    },
  },
}

function put(context: Context, value: StoredImage): void {
  context.emit({ kind: 'put', table: 'images', key: imageKey(value.repositoryUri, value.content.digest), value })
}
