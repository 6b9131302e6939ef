import { ApiError, type Output } from '../api/command.ts'
import { makeRepository } from '../registry/repositories.ts'
import { storeImage } from '../registry/storing.ts'
import type { Context } from '../world/context.ts'
import { imageTagged } from '../world/registry/findImage.ts'
import { allLayers, imageStatus } from '../world/registry/image.ts'
import {
  DOCKER_HUB,
  ecrRegistryOf,
  imageReference,
  repositoryUri,
  type ImageReference,
} from '../world/registry/imageReference.ts'
import type { Repository } from '../world/registry/repository.ts'
import { isTagFixed } from '../world/registry/tagMutability.ts'
import { pushLines } from '../world/workstation/dockerLines.ts'
import { fullName, shownName } from '../world/workstation/localNames.ts'
import { refusedEntry, takesToken } from '../world/workstation/logins.ts'
import { ANSWER_MS, pushLastsMs } from '../world/workstation/runCost.ts'
import type { LocalImage, PushJob } from '../world/workstation/workstation.ts'
import { ACCOUNT, type World } from '../world/world.ts'
import { dockerError, refuseBusy, refusedAction, refuseName } from './dockerRefusals.ts'
import { endJob, beginJob } from './jobs.ts'
import { keepImage } from './localImages.ts'

/** DOC-6: sends what the repository has not; the image is there when it is through. @throws ApiError */
export function push(context: Context, named: string): Output {
  const { world } = context
  refuseBusy(world)
  refuseName(named, 'image')
  const image = fullName(named)
  const { content } = toPush(world, image)
  const reference = imageReference(image)
  const denied = refusedPush(world, reference, content.digest)
  if (denied !== null) throw dockerError(denied, 'image')
  const there = world.layers.get(repositoryUri(reference)) ?? []
  const layers = allLayers(content).map((layer) => {
    const isThere = there.some(({ digest }) => digest === layer.digest)
    return { ...layer, isThere, lastsMs: isThere ? 0 : pushLastsMs(layer.sizeBytes) }
  })
  const lastsMs = ANSWER_MS + layers.reduce((sum, one) => sum + one.lastsMs, 0)
  const moved = { kind: 'push', image, content, layers } as const
  beginJob(context, lastsMs, moved)
  return { lines: pushLines(moved), digest: content.digest, seconds: lastsMs / 1_000 }
}

/** @throws ApiError  where the workstation has no such image */
function toPush({ localImages }: World, image: string): LocalImage {
  const all = [...localImages.values()]
  const found = all.find(({ names }) => names.includes(image))
  if (found !== undefined) return found
  const { host, repository, tag, digest } = imageReference(image)
  if (digest !== null) throw dockerError('cannot push a digest reference', 'image')
  const name = shownName(`${host}/${repository}`)
  const isKnown = all.some(({ names }) => names.some((one) => one.startsWith(`${host}/${repository}:`)))
  throw dockerError(
    isKnown
      ? `tag does not exist: ${name}:${tag ?? 'latest'}`
      : `An image does not exist locally with the tag: ${name}`,
    'image',
  )
}

const PUSHING = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:PutImage']

/** Why a registry does not take an image under a tag; `null` where it does. */
function refusedPush(world: World, reference: ImageReference, digest: string): string | null {
  const { host, repository: name, tag } = reference
  const denied = refusedEntry(world, host, 'push') ?? refusedAction(world, reference, PUSHING)
  if (denied !== null) return denied
  const repository = world.repositories.get(repositoryUri(reference))
  const owner = ecrRegistryOf(host)?.accountId ?? ACCOUNT
  if (repository === undefined) {
    if (takesToken(host))
      return `name unknown: The repository with name '${name}' does not exist in the registry with id '${owner}'`
    const isOthers = host === DOCKER_HUB && name.startsWith('library/')
    return isOthers ? 'denied: requested access to the resource is denied' : null
  }
  return tag === null ? null : refusedTag(world, { repository, tag, digest })
}

interface Tagging {
  readonly repository: Repository
  readonly tag: string
  readonly digest: string
}

/** The same image under the same tag is no change, and taken wherever tags are fixed. */
function refusedTag(world: World, { repository, tag, digest }: Tagging): string | null {
  const holder = imageTagged(world, repository.uri, tag)
  if (holder === undefined || holder.content.digest === digest || !isTagFixed(repository, tag)) return null
  return `tag invalid: The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`
}

/** What a push comes to, when all is sent: the registry may have changed meanwhile. */
export function endPush(context: Context, job: PushJob): void {
  const { world } = context
  const reference = imageReference(job.image)
  const denied = refusedPush(world, reference, job.content.digest)
  if (denied !== null) {
    endJob(context, job, { is: 'failed', message: denied })
    return
  }
  try {
    store(context, reference, job)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    endJob(context, job, { is: 'failed', message: error.message })
    return
  }
  endJob(context, job, { is: 'done' })
}

function store(context: Context, reference: ImageReference, { content }: PushJob): void {
  const { host, repository: name, tag } = reference
  const uri = repositoryUri(reference)
  const repository = context.world.repositories.get(uri) ?? makeRepository(context, { host, name })
  const holder = tag === null ? undefined : imageTagged(context.world, uri, tag)
  const isThere = holder?.content.digest === content.digest && imageStatus(holder) === 'ACTIVE'
  if (!isThere) storeImage(context, { repository, content, tag })
  keepImage(context, { content, names: [], repositoryUri: uri, build: null })
}
