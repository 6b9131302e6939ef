import { assert, must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { WritableWorld } from '../world.ts'
import { definitionKey, type TaskDefinition } from './taskDefinition.ts'

export type DefinitionChange =
  | { readonly kind: 'definitionRegistered'; readonly definition: TaskDefinition }
  | { readonly kind: 'definitionDeregistered'; readonly definitionKey: string; readonly atMs: number }
  | { readonly kind: 'definitionDeleting'; readonly definitionKey: string; readonly atMs: number }
  | { readonly kind: 'definitionDeleted'; readonly definitionKey: string }

export const definitionAppliers: Appliers<DefinitionChange> = {
  definitionRegistered: (world, { definition }) => {
    const key = definitionKey(definition)
    assert(!world.taskDefinitions.has(key), 'DEF-2: a revision number is never reused')
    world.taskDefinitions.set(key, definition)
    world.latestRevisions.set(definition.family, definition.revision)
  },
  definitionDeregistered: (world, { definitionKey: key, atMs }) =>
    change(world, key, { status: 'INACTIVE', deregisteredAtMs: atMs }),
  definitionDeleting: (world, { definitionKey: key, atMs }) =>
    change(world, key, { status: 'DELETE_IN_PROGRESS', deleteRequestedAtMs: atMs }),
  definitionDeleted: (world, { definitionKey: key }) => {
    // Its family keeps the number: the next revision has a higher one.
    assert(world.taskDefinitions.delete(key), 'DEF-8: what is deleted was there')
  },
}

/** DEF-1: of a revision nothing else ever changes. */
type Changing = Pick<TaskDefinition, 'status'> &
  Partial<Pick<TaskDefinition, 'deregisteredAtMs' | 'deleteRequestedAtMs'>>

function change(world: WritableWorld, key: string, fields: Changing): void {
  world.taskDefinitions.set(key, { ...must(world.taskDefinitions.get(key), key), ...fields })
}
