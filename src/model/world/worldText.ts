import type { World } from './world.ts'

// What JSON has no word for; no entity has a member called so.
const MAP = '$map'
const SET = '$set'
const NUMBER = '$number'

/** All that a world holds, as text: maps and sets in their order, and numbers without end. */
export function worldText(world: World): string {
  return JSON.stringify(world, (_key, value: unknown) => {
    if (value instanceof Map) return { [MAP]: [...(value as Map<unknown, unknown>)] }
    if (value instanceof Set) return { [SET]: [...(value as Set<unknown>)] }
    return typeof value === 'number' && !Number.isFinite(value) ? { [NUMBER]: String(value) } : value
  })
}

/** @param text  as `worldText` makes it */
export function readWorld(text: string): World {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if (MAP in value) return new Map(value[MAP] as [unknown, unknown][])
    if (SET in value) return new Set(value[SET] as unknown[])
    return NUMBER in value ? Number(value[NUMBER]) : value
  }) as World
}
