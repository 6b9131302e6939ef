import type { World } from '../model/world/world.ts'

/** Which revision the lab met, counted from 1, by `family:revision`: its colour and its stripes go by it. */
export type OrderOf = (definitionKey: string) => number

const known = new WeakMap<World['taskDefinitions'], OrderOf>()

/** One function for one lab, so that what is drawn with it is not drawn anew for its sake. */
export function orderIn({ taskDefinitions }: Pick<World, 'taskDefinitions'>): OrderOf {
  const made = known.get(taskDefinitions) ?? ((key) => taskDefinitions.get(key)?.ordinal ?? 1)
  known.set(taskDefinitions, made)
  return made
}
