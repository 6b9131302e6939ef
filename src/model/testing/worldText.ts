import type { World } from '../world/world.ts'

/** All that a world holds, as one text: two worlds are the same when theirs are. */
export function worldText(world: World): string {
  return JSON.stringify(world, (_key, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)]
    return value instanceof Set ? [...(value as Set<unknown>)] : value
  })
}
