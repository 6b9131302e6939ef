import type { EntityRef } from '../ref.ts'

export interface Tag {
  readonly key: string
  /** May be empty. */
  readonly value: string
}

/** From where a new task takes tags. */
export const PROPAGATIONS = ['SERVICE', 'TASK_DEFINITION', 'NONE'] as const

/** What a service's new tasks, or the tasks of one RunTask, are tagged with (TAG-6, TAG-8). */
export interface TaskTagging {
  readonly propagateTags: (typeof PROPAGATIONS)[number]
  readonly enableECSManagedTags: boolean
}

export const NO_TASK_TAGGING: TaskTagging = { propagateTags: 'NONE', enableECSManagedTags: false }

/** Under what the tags of a thing are kept: one table for all kinds of things. */
export function tagKey({ kind, id }: EntityRef): string {
  return `${kind} ${id}`
}

export function tagsOf(world: { readonly tags: ReadonlyMap<string, readonly Tag[]> }, ref: EntityRef): readonly Tag[] {
  return world.tags.get(tagKey(ref)) ?? []
}

const RESERVED = /^aws:/i

/** Whether a key or a value begins as only AWS's own may, in any case (TAG-1). */
export function isReserved(text: string): boolean {
  return RESERVED.test(text)
}

/** Both lists in one: where both have a key, the newer value stands in the place of the older (TAG-2). */
export function mergedTags(older: readonly Tag[], newer: readonly Tag[]): readonly Tag[] {
  const byKey = new Map([...older, ...newer].map((one) => [one.key, one]))
  return [...byKey.values()]
}
