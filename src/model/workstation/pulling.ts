import type { Output } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { findImage } from '../world/registry/findImage.ts'
import { allLayers, contentFor, imageKey, type ImageContent } from '../world/registry/image.ts'
import { DOCKER_HUB, ecrRegistryOf, imageReference, repositoryUri } from '../world/registry/imageReference.ts'
import { baseImage } from '../world/workstation/baseImages.ts'
import { pullLines } from '../world/workstation/dockerLines.ts'
import { fullName, shownName } from '../world/workstation/localNames.ts'
import { refusedEntry } from '../world/workstation/logins.ts'
import { ANSWER_MS, pullLastsMs } from '../world/workstation/runCost.ts'
import { WORKSTATION_ARCHITECTURE, type PullJob } from '../world/workstation/workstation.ts'
import { ACCOUNT, type World } from '../world/world.ts'
import { dockerError, refuseBusy, refusedAction, refuseName } from './dockerRefusals.ts'
import { beginJob, endJob } from './jobs.ts'
import { keepImage, refuseFull } from './localImages.ts'

/** DOC-7: fetches what the workstation has not; the image is there when it is through. @throws ApiError */
export function pull(context: Context, given: string): Output {
  const { world } = context
  refuseBusy(world)
  refuseFull(world)
  refuseName(given, 'image')
  const image = fullName(given)
  const named = toPull(world, image)
  const content = ownContent(named, image)
  const { digest } = named
  const local = [...world.localImages.values()]
  const there = new Set(local.flatMap((one) => allLayers(one.content).map(({ digest }) => digest)))
  const layers = content.layers.map((layer) => {
    const isThere = there.has(layer.digest)
    return { ...layer, isThere, lastsMs: isThere ? 0 : pullLastsMs(layer.sizeBytes) }
  })
  const isNew = world.localImages.get(content.digest)?.names.includes(image) !== true
  const lastsMs = ANSWER_MS + layers.reduce((sum, one) => sum + one.lastsMs, 0)
  const moved = { kind: 'pull', image, content, digest, layers, isNew } as const
  beginJob(context, lastsMs, moved)
  return { lines: pullLines(moved), digest, seconds: lastsMs / 1_000 }
}

const PULLING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** What the registry has: an image, or a list of them. @throws ApiError  in the words of Docker and of the registry */
function toPull(world: World, image: string): ImageContent {
  const reference = imageReference(image)
  const { host, repository: name, tag } = reference
  const denied = refusedEntry(world, host, 'pull') ?? refusedAction(world, reference, PULLING)
  if (denied !== null) throw dockerError(`Error response from daemon: ${denied}`, 'image')
  const found = findImage(world, reference)
  if (found.is === 'there') return found.image.content
  if (found.is === 'untold') return baseImage(reference, [WORKSTATION_ARCHITECTURE])
  const id = ecrRegistryOf(host)?.accountId ?? ACCOUNT
  if (found.is === 'noRepository')
    throw dockerError(
      `name unknown: The repository with name '${name}' does not exist in the registry with id '${id}'`,
      'image',
    )
  throw dockerError(
    host === DOCKER_HUB
      ? `Error response from daemon: manifest for ${shownName(`${host}/${name}`)}:${tag ?? 'latest'} not found: manifest unknown: manifest unknown`
      : 'manifest unknown: Requested image not found',
    'image',
  )
}

/** Of a list that of the workstation's platform. @throws ApiError */
function ownContent(content: ImageContent, image: string): ImageContent {
  const own = contentFor(content, WORKSTATION_ARCHITECTURE)
  if (own.manifests === undefined) return own
  const platform = `linux/${WORKSTATION_ARCHITECTURE}`
  throw dockerError(`no matching manifest for ${platform} in the manifest list entries: ${shownName(image)}`, 'image')
}

/** The registry notes that the image was asked for. */
export function endPull(context: Context, job: PullJob): void {
  const { world, nowMs } = context
  const uri = repositoryUri(imageReference(job.image))
  const key = imageKey(uri, job.digest)
  const stored = world.images.get(key)
  if (stored !== undefined)
    context.emit({ kind: 'put', table: 'images', key, value: { ...stored, lastPulledAtMs: nowMs } })
  const { content, digest } = job
  const listed = digest === content.digest ? {} : { listDigest: digest }
  keepImage(context, { content, names: [job.image], repositoryUri: uri, build: null, ...listed })
  endJob(context, job, { is: 'done' })
}
