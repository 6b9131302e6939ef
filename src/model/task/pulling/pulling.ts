import { must } from '../../../base/assert.ts'
import type { Context } from '../../world/context.ts'
import { imageKey, type StoredImage } from '../../world/registry/image.ts'
import {
  ecrRegistryOf,
  imageReference,
  repositoryUri,
  type ImageReference,
} from '../../world/registry/imageReference.ts'
import { behaviorOf } from '../../world/container/behavior.ts'
import { isUnpullable } from '../containers/pulling.ts'
import { pullsWithin } from '../../world/pulling/pullLimit.ts'
import type { TaskPull } from '../../world/pulling/taskPull.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { decideFailedPulls } from './decidePull.ts'
import { isPullTold, planPull, type Got, type PullPlan } from './planPull.ts'
import { pullMs, UNTOLD_BYTES } from './pullTime.ts'
import { sourceAddress } from '../../world/pulling/publicAddress.ts'
import { countFailedTry, keepOnDisk } from './pulled.ts'

/** PUL-1: the pull of a task begins. Of registries that nothing was said of nothing is told (IMG-1). */
export function beginPull(context: Context, task: Task): void {
  const { world } = context
  if (!isPullTold(world)) return
  const plan = planPull(world, task)
  if (plan !== null) take(context, task, plan)
}

/** The layers are there, or the last try has failed. */
export function endPull(context: Context, task: Task): void {
  const pull = context.world.pulls.get(task.id)
  if (pull === undefined) return
  decideFailedPulls(context, task, pull)
  countFailedTry(context, task, pull)
  keepOnDisk(context, task, pull)
}

/**
 * The last try of a pull of which something has failed until now, or was told to be unpullable: whether that is mended.
 *
 * @returns how long the task pulls then; `null` where nothing has come of it
 */
export function tryOnceMore(context: Context, task: Task): number | null {
  const { world } = context
  const before = world.pulls.get(task.id)
  const failed = failures(before)
  const hasMore = isAskedNow(world, task, before)
  if (failed === 0 && !hasMore) return null
  const plan = planPull(world, task)
  if (plan === null) {
    forgetPull(context, task)
    return pullMs(task, UNTOLD_BYTES)
  }
  if (!hasMore && failures(plan.pull) >= failed) return null
  // What fails again was tried often enough.
  take(context, task, { ...plan, pull: { ...plan.pull, lastsMs: plan.ownMs } })
  return plan.ownMs
}

/** Whether a container that was unpullable as the pull began is not any more, of a registry that was told by then. */
function isAskedNow(world: World, task: Task, before: TaskPull | undefined): boolean {
  if (world.registries.size === 0) return false
  const { definitionKey, pullStartedAtMs } = task
  const { containers } = must(world.taskDefinitions.get(definitionKey), definitionKey)
  return containers.some(
    (container) =>
      before?.containers.some(({ name }) => name === container.name) !== true &&
      !isUnpullable(behaviorOf(world, { definitionKey, container })) &&
      toldSinceMs(world, imageReference(container.image)) < (pullStartedAtMs ?? 0),
  )
}

/** IMG-1: a private registry of Amazon ECR is told whole, another one repository by repository. */
function toldSinceMs({ registries, repositories }: World, reference: ImageReference): number {
  const { host } = reference
  const told = ecrRegistryOf(host) === null ? repositories.get(repositoryUri(reference)) : registries.get(host)
  return told?.createdAtMs ?? Infinity
}

function failures(pull: TaskPull | undefined): number {
  return (pull?.containers ?? []).filter(({ failure }) => failure !== null).length
}

function take(context: Context, task: Task, { pull, got, countedBy, keeps }: PullPlan): void {
  if (pull.containers.length > 0) context.emit({ kind: 'put', table: 'pulls', key: task.id, value: pull })
  else forgetPull(context, task)
  for (const one of got) if (one.from === 'registry') noteImage(context, one)
  for (const host of countedBy) countPull(context, task, host)
  if (keeps !== null) context.emit({ kind: 'imagesKept', ...keeps })
}

/** What had failed until now was of a registry of which nothing is told (IMG-1). */
function forgetPull(context: Context, task: Task): void {
  if (context.world.pulls.has(task.id)) context.emit({ kind: 'gone', table: 'pulls', key: task.id })
}

const DAY_MS = 86_400_000

/** ECR notes when an image was pulled last once a day at most (api, ImageDetail). */
function noteImage(context: Context, { reference, content }: Got): void {
  const { world, nowMs } = context
  const key = imageKey(repositoryUri(reference), content.digest)
  const image: StoredImage = must(world.images.get(key), key)
  if (image.lastPulledAtMs !== null && nowMs - image.lastPulledAtMs < DAY_MS) return
  context.emit({ kind: 'put', table: 'images', key, value: { ...image, lastPulledAtMs: nowMs } })
}

function countPull(context: Context, task: Task, host: string): void {
  const { world, nowMs } = context
  const limit = must(world.pullLimits.get(host), host)
  const address = sourceAddress(world, task)
  const pulledAtMs = { ...limit.pulledAtMs, [address]: [...pullsWithin(limit, address, nowMs), nowMs] }
  context.emit({ kind: 'put', table: 'pullLimits', key: host, value: { ...limit, pulledAtMs } })
}

/** How long the pull of a task lasts; `null` where nothing is told of it. */
export function toldPullMs({ pulls }: Pick<World, 'pulls'>, { id }: Task): number | null {
  return pulls.get(id)?.lastsMs ?? null
}
