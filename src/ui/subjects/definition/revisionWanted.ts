import type { Act } from '../../../model/api/command.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { activeDefinitions, mainImage, nextImage, nextKey, registerAct, withImage } from './definitionActs.ts'

/** The revision that tasks are to be of. */
export interface RevisionWanted {
  /** `family:revision` */
  readonly taskDefinition: string
  /** The image of a revision that is registered first; `null` for one that is registered. */
  readonly image: string | null
}

/** What registers it, where it is not yet, and its key. @param current  `family:revision` of what runs now */
export function revisionActs(
  { taskDefinition, image }: RevisionWanted,
  current: string,
  world: World,
): { readonly acts: readonly Act[]; readonly taskDefinition: string } {
  const running = world.taskDefinitions.get(current)
  if (image === null || running === undefined) return { acts: [], taskDefinition }
  const base = newestOf(running.family, world) ?? running
  return { acts: [registerAct(withImage(base, image))], taskDefinition: nextKey(running.family, world) }
}

/** A newer revision that is registered, else a new one with the image that comes next. */
export function nextRevision(current: string, world: World): RevisionWanted {
  const running = world.taskDefinitions.get(current)
  if (running === undefined) return { taskDefinition: current, image: null }
  const newest = newestOf(running.family, world)
  if (newest !== undefined && newest.revision > running.revision) {
    return { taskDefinition: definitionKey(newest), image: null }
  }
  return { taskDefinition: current, image: nextImage(mainImage(running)) }
}

export function newestOf(family: string, world: World): TaskDefinition | undefined {
  return activeDefinitions(world).find((one) => one.family === family)
}
