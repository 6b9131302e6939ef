import { BUILD_CACHE_MAX, DOCKER_JOBS_MAX, LOCAL_CONTAINERS_MAX, LOCAL_IMAGES_MAX } from '../model/world/labLimits.ts'
import { imageKey, imageStatus, type StoredImage } from '../model/world/registry/image.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** What holds of registries and of the workstation at the end of an instant (ECR-3, ECR-7, DOC-2 to DOC-4). */
export function checkImages(world: World, report: Report): void {
  checkRegistries(world, report)
  checkWorkstation(world, report)
}

function checkRegistries({ images, repositories, layers, nowMs }: World, report: Report): void {
  const tagged = new Set<string>()
  for (const [key, image] of images) {
    const { repositoryUri: uri, content, tags, pushedAtMs, scan } = image
    if (key !== imageKey(uri, content.digest)) report(`ECR-3 an image is known by its digest (${key})`)
    if (!repositories.has(uri)) report(`ECR-3 an image is in a repository (${key})`)
    for (const tag of tags) {
      if (tagged.has(`${uri}:${tag}`)) report(`ECR-3 a tag names one image (${uri}:${tag})`)
      tagged.add(`${uri}:${tag}`)
    }
    const there = new Set(layers.get(uri)?.map(({ digest }) => digest))
    if (content.layers.some(({ digest }) => !there.has(digest))) report(`ECR-5 an image has its layers (${key})`)
    if (pushedAtMs > nowMs) report(`ECR-3 what is there was pushed (${key})`)
    checkArchived(images, image, report)
    if ((scan?.completedAtMs ?? nowMs) > nowMs) report(`ECR-7 a scan that is complete has ended (${key})`)
  }
  for (const [uri, all] of layers) {
    if (new Set(all.map(({ digest }) => digest)).size < all.length) report(`ECR-3 a layer is kept once (${uri})`)
    if (!repositories.has(uri)) report(`ECR-3 layers are in a repository (${uri})`)
  }
}

/** ECR-13 */
function checkArchived(images: World['images'], image: StoredImage, report: Report): void {
  const { repositoryUri: uri, content, archiving, scan } = image
  const key = imageKey(uri, content.digest)
  const isOnItsWay = archiving !== undefined && archiving.activatesAtMs !== null
  if (isOnItsWay !== (imageStatus(image) === 'ACTIVATING')) report(`ECR-13 what comes back has its time (${key})`)
  if (imageStatus(image) !== 'ACTIVE') {
    if (scan !== null) report(`ECR-13 what is archived is not scanned (${key})`)
    return
  }
  for (const { digest } of content.manifests ?? []) {
    const named = images.get(imageKey(uri, digest))
    if (named !== undefined && imageStatus(named) !== 'ACTIVE') report(`ECR-13 a list has its images (${key})`)
  }
}

function checkWorkstation(world: World, report: Report): void {
  const { localImages, dockerJobs, localContainers, buildCache, nowMs } = world
  const all = [...localImages]
  const names = all.flatMap(([, one]) => one.names)
  if (new Set(names).size < names.length) report('DOC-3 a name is of one image')
  for (const [digest, { content, createdAtMs }] of all) {
    if (digest !== content.digest || createdAtMs > nowMs)
      report(`DOC-3 a local image is known by its digest (${digest})`)
  }
  const running = [...dockerJobs.values()].filter(({ outcome }) => outcome === null)
  if (running.length > 1) report('DOC-3 the terminal does one thing at a time')
  for (const { kind, startedAtMs, endsAtMs } of running)
    if (startedAtMs > nowMs || endsAtMs < nowMs) report(`DOC-3 a docker ${kind} ends when it is through`)
  for (const { name, finishedAtMs, stopsAtMs, exitCode } of localContainers.values()) {
    if ((finishedAtMs === null) !== (exitCode === null) && stopsAtMs === null)
      report(`DOC-4 what ended has a code (${name})`)
    if (finishedAtMs === null && stopsAtMs !== null && stopsAtMs < nowMs) report(`DOC-8 what is stopped ends (${name})`)
  }
  if (buildCache.size > BUILD_CACHE_MAX) report('DOC-2 the build cache has its limit')
  const isFull = all.length > LOCAL_IMAGES_MAX || localContainers.size > LOCAL_CONTAINERS_MAX
  if (isFull || dockerJobs.size > DOCKER_JOBS_MAX) report('DOC-3 the workstation has its limits')
}
