import { ApiError } from '../api/command.ts'
import type { Output } from '../api/command.ts'
import { apiTime } from '../api/arns.ts'
import type { Context } from '../world/context.ts'
import { BUILD_CACHE_MAX, LOCAL_IMAGES_MAX } from '../world/labLimits.ts'
import { sizeBytes, type ImageContent } from '../world/registry/image.ts'
import { imageReference } from '../world/registry/imageReference.ts'
import { shortId, shownName } from '../world/workstation/localNames.ts'
import type { BuildRecord, CachedStep, LocalImage } from '../world/workstation/workstation.ts'
import type { World } from '../world/world.ts'

/** @throws ApiError  LimitExceededException where there is no room for another image */
export function refuseFull({ localImages }: World): void {
  if (localImages.size < LOCAL_IMAGES_MAX) return
  if ([...localImages.values()].some(({ names }) => names.length === 0)) return
  const message = `The workstation keeps ${String(LOCAL_IMAGES_MAX)} images at most.`
  throw new ApiError('LimitExceededException', message)
}

interface Kept {
  readonly content: ImageContent
  readonly names: readonly string[]
  /** Where it was pulled from; `null` for one that was built here. */
  readonly repositoryUri: string | null
  readonly build: BuildRecord | null
  readonly listDigest?: string
}

/** DOC-3: puts an image on the workstation's disk, with its names, which others lose. */
export function keepImage(context: Context, kept: Kept): LocalImage {
  const { world, nowMs } = context
  const { content, names, repositoryUri, build } = kept
  const before = world.localImages.get(content.digest)
  if (before === undefined && world.localImages.size >= LOCAL_IMAGES_MAX) dropDangling(context)
  const uris = before?.repositoryUris ?? []
  const listDigest = kept.listDigest ?? before?.listDigest
  const image: LocalImage = {
    content,
    names: before?.names ?? [],
    createdAtMs: before?.createdAtMs ?? nowMs,
    repositoryUris: repositoryUri === null || uris.includes(repositoryUri) ? uris : [...uris, repositoryUri],
    build: build ?? before?.build ?? null,
    ...(listDigest !== undefined && { listDigest }),
  }
  put(context, image)
  return names.reduce((named, name) => nameImage(context, named, name), image)
}

/** A name is of one image: who had it has it no longer. */
export function nameImage(context: Context, image: LocalImage, name: string): LocalImage {
  if (image.names.includes(name)) return image
  const holder = [...context.world.localImages.values()].find(({ names }) => names.includes(name))
  if (holder !== undefined) put(context, { ...holder, names: holder.names.filter((one) => one !== name) })
  const named = { ...image, names: [...image.names, name] }
  put(context, named)
  return named
}

function put({ emit }: Context, value: LocalImage): void {
  emit({ kind: 'put', table: 'localImages', key: value.content.digest, value })
}

function dropDangling({ world, emit }: Context): void {
  const oldest = [...world.localImages.values()].find(({ names }) => names.length === 0)
  if (oldest !== undefined) emit({ kind: 'gone', table: 'localImages', key: oldest.content.digest })
}

/** What a build leaves for the next one. */
export function keepCache({ world, emit }: Context, cached: readonly (readonly [string, CachedStep])[]): void {
  for (const [key, value] of cached) {
    if (world.buildCache.has(key)) continue
    emit({ kind: 'put', table: 'buildCache', key, value })
    const [oldest = key] = world.buildCache.keys()
    if (world.buildCache.size > BUILD_CACHE_MAX) emit({ kind: 'gone', table: 'buildCache', key: oldest })
  }
}

/** As `docker images` lists it, a row a name. */
export function imageRows(image: LocalImage): readonly Output[] {
  const { content, names, createdAtMs, repositoryUris, listDigest } = image
  const row = {
    imageId: shortId(content.config.digest),
    createdAt: apiTime(createdAtMs),
    sizeBytes: sizeBytes(content),
    architectures: content.architectures,
  }
  if (names.length === 0) return [{ repository: '<none>', tag: '<none>', ...row }]
  return names.map((name) => {
    const { host, repository, tag } = imageReference(name)
    const isKnown = repositoryUris.includes(`${host}/${repository}`)
    return {
      repository: shownName(`${host}/${repository}`),
      tag: tag ?? '<none>',
      ...row,
      // Docker knows the digest of what a registry has: of a list, that of the list.
      ...(isKnown && { digest: listDigest ?? content.digest }),
    }
  })
}
