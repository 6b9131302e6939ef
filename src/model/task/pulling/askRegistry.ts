import type { TaskDefinition } from '../../world/definition/taskDefinition.ts'
import { registryOut } from '../../world/fault/broken.ts'
import { findImage } from '../../world/registry/findImage.ts'
import { contentFor, type ImageContent } from '../../world/registry/image.ts'
import type { ImageReference } from '../../world/registry/imageReference.ts'
import { pullsWithin } from '../../world/pulling/pullLimit.ts'
import { leadsTo, routeOf } from '../../world/pulling/routes.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { architectureOf } from '../architecture.ts'
import { deniedPull } from './pullingRole.ts'
import { refusedSignIn } from './signIn.ts'
import { hasPublicAddress, sourceAddress } from '../../world/pulling/publicAddress.ts'

/** What a registry answers to a task: an image, one of which nothing was said (IMG-1), or why there is none. */
export type Answer =
  | { readonly is: 'untold' }
  | { readonly is: 'image'; readonly content: ImageContent }
  | { readonly is: 'refused'; readonly cause: PullCause }

export interface Asked {
  readonly reference: ImageReference
  readonly containerName: string
  /** Pulls of the same task that its registry counts besides. */
  readonly countedBefore: number
}

/** Goes along the links of a pull until one is broken (PUL-4, PUL-6). */
export function askRegistry(world: World, task: Task, asked: Asked): Answer {
  const { reference } = asked
  const cause = unreached(world, task, reference.host) ?? turnedAway(world, task, asked)
  if (cause !== null) return { is: 'refused', cause }
  const found = findImage(world, reference)
  switch (found.is) {
    case 'untold':
      return found
    case 'noRepository':
      return { is: 'refused', cause: 'noRepository' }
    case 'noImage':
      return { is: 'refused', cause: reference.digest === null ? 'noTag' : 'noDigest' }
    case 'archived':
      return { is: 'refused', cause: 'archived' }
    case 'there':
      return isMissing(world, task, found.image.content)
        ? { is: 'refused', cause: 'noPlatform' }
        : { is: 'image', content: ownContent(world, task, found.image.content) }
  }
}

function unreached(world: World, task: Task, host: string): PullCause | null {
  const route = routeOf(world, task.availabilityZone)
  if (!leadsTo(route, host)) return 'noRoute'
  // An instance has an address of its own, over which its agent pulls for tasks with interfaces too.
  if (route === 'internet' && task.launchType === 'FARGATE' && !hasPublicAddress(world, task)) return 'noPublicIp'
  return registryOut(world, host) ? 'registryOut' : null
}

function turnedAway(world: World, task: Task, asked: Asked): PullCause | null {
  const { reference, countedBefore } = asked
  const denied = deniedPull(world, task, reference)
  if (denied !== null) return denied.cause
  const refused = refusedSignIn(world, task, asked)
  if (refused !== null) return refused
  const limit = world.pullLimits.get(reference.host)
  if (limit === undefined) return null
  return pullsWithin(limit, sourceAddress(world, task), world.nowMs).length + countedBefore >= limit.pulls
    ? 'tooManyRequests'
    : null
}

/** A manifest list has to name the platform; an image of one platform alone is taken as it is. */
function isMissing(world: World, task: Task, content: ImageContent): boolean {
  return content.manifests !== undefined && !runsOn(world, task, content)
}

/** Of a list that of the task's platform, known by the digest of the list. */
function ownContent(world: World, task: Task, content: ImageContent): ImageContent {
  return { ...contentFor(content, architectureOf(sourceOf(world, task), task)), digest: content.digest }
}

function sourceOf({ taskDefinitions }: World, { definitionKey }: Task): TaskDefinition['source'] | undefined {
  return taskDefinitions.get(definitionKey)?.source
}

/** PUL-6 */
export function runsOn(world: World, task: Task, { architectures }: ImageContent): boolean {
  return architectures.includes(architectureOf(sourceOf(world, task), task))
}
