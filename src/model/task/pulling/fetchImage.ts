import { must } from '../../../base/assert.ts'
import { cachedImage } from '../../world/pulling/cachedImage.ts'
import { pullBehaviorOf, type CachedImage } from '../../world/pulling/imageCache.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import type { ImageContent } from '../../world/registry/image.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { askRegistry, type Asked } from './askRegistry.ts'
import { failingMs } from './pullTime.ts'

/** What comes of an image for one task. `lostMs` went in tries that failed. */
export type Fetched =
  | { readonly is: 'untold'; readonly lostMs: 0 }
  | { readonly is: 'got'; readonly from: 'registry' | 'cache'; readonly content: ImageContent; readonly lostMs: number }
  | { readonly is: 'failed'; readonly cause: PullCause; readonly lostMs: number }

/** PUL-2: Fargate pulls anew each time; an agent goes by what its instance has, as it was told to. */
export function fetchImage(world: World, task: Task, asked: Asked): Fetched {
  const { reference } = asked
  const cached = task.instanceId === null ? undefined : cachedImage(world, task.instanceId, reference)
  const behavior = behaviorFor(world, task)
  if (cached !== undefined && (behavior === 'once' || behavior === 'prefer-cached')) return fromCache(cached, 0)
  const answer = askRegistry(world, task, asked)
  switch (answer.is) {
    case 'untold':
      return { is: 'untold', lostMs: 0 }
    case 'image':
      return { is: 'got', from: 'registry', content: answer.content, lostMs: 0 }
    case 'refused': {
      const lostMs = failingMs(task, answer.cause)
      if (cached !== undefined && behavior === 'default') return fromCache(cached, lostMs)
      return { is: 'failed', cause: answer.cause, lostMs }
    }
  }
}

function fromCache({ content }: CachedImage, lostMs: number): Fetched {
  return { is: 'got', from: 'cache', content, lostMs }
}

function behaviorFor(world: World, { instanceId }: Task) {
  if (instanceId === null) return 'always'
  return pullBehaviorOf(world, must(world.instances.get(instanceId), 'the instance of a task'))
}
