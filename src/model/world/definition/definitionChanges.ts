import { assert, must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import { definitionKey, type TaskDefinition } from './taskDefinition.ts'

export type DefinitionChange =
  | { readonly kind: 'definitionRegistered'; readonly definition: TaskDefinition }
  | { readonly kind: 'definitionDeregistered'; readonly definitionKey: string; readonly atMs: number }

export const definitionAppliers: Appliers<DefinitionChange> = {
  definitionRegistered: (world, { definition }) => {
    const key = definitionKey(definition)
    assert(!world.taskDefinitions.has(key), 'DEF-2: a revision number is never reused')
    world.taskDefinitions.set(key, definition)
    world.latestRevisions.set(definition.family, definition.revision)
  },
  definitionDeregistered: (world, { definitionKey: key, atMs }) => {
    const definition = must(world.taskDefinitions.get(key), key)
    world.taskDefinitions.set(key, { ...definition, status: 'INACTIVE', deregisteredAtMs: atMs })
  },
}
