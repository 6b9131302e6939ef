import type { Context, DueRows } from '../../world/context.ts'
import { pullBehaviorOf, type CachedImage } from '../../world/pulling/imageCache.ts'
import type { World } from '../../world/world.ts'

/** The agent removes unused images this often and so many at once, none pulled so lately (guide, automated image cleanup). */
const EVERY_MS = 1_800_000
const MIN_AGE_MS = 3_600_000
const AT_ONCE = 5

/** PUL-2: the agent looks for images to remove at its own times, as long as its instance has some. */
export function awaitCleanUp(context: Context, instanceId: string): void {
  const { world, nowMs } = context
  const { registeredAtMs } = world.instances.get(instanceId) ?? {}
  if (registeredAtMs === undefined || registeredAtMs === null) return
  const looks = Math.floor((nowMs - registeredAtMs) / EVERY_MS) + 1
  context.schedule(registeredAtMs + looks * EVERY_MS, { kind: 'imageCleanUpDue', instanceId })
}

function onCleanUp(context: Context, { instanceId }: { readonly instanceId: string }): undefined {
  const { world } = context
  const cached = world.imageCaches.get(instanceId) ?? []
  const instance = world.instances.get(instanceId)
  // Of an instance that ECS knows no more nothing is told.
  if (cached.length === 0 || instance === undefined) return
  const gone = pullBehaviorOf(world, instance) === 'prefer-cached' ? [] : toRemove(world, instanceId, cached)
  const value = cached.filter((one) => !gone.includes(one))
  if (gone.length > 0) context.emit({ kind: 'put', table: 'imageCaches', key: instanceId, value })
  if (value.length > 0) awaitCleanUp(context, instanceId)
}

/** Those that no task there has, the longest unused first. */
function toRemove(world: World, instanceId: string, cached: readonly CachedImage[]): readonly CachedImage[] {
  const taskIds = [...(world.liveByInstance.get(instanceId) ?? [])]
  const used = new Set(taskIds.flatMap((id) => world.pulls.get(id)?.containers.map(({ digest }) => digest) ?? []))
  return cached
    .filter(({ content, pulledAtMs }) => !used.has(content.digest) && world.nowMs - pulledAtMs >= MIN_AGE_MS)
    .toSorted((one, other) => one.usedAtMs - other.usedAtMs)
    .slice(0, AT_ONCE)
}

export const pullingDue: DueRows<'imageCleanUpDue'> = {
  imageCleanUpDue: {
    phase: 'forget',
    isEndless: true,
    once: ({ instanceId }) => `image clean-up ${instanceId}`,
    run: onCleanUp,
  },
}
