import { must } from '../../../base/assert.ts'
import type { InjectedVariable } from '../../world/secrets/injection.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { wantedOf } from '../../world/secrets/wanted.ts'

/** What a container has in its environment: as it was when its task started, or by its definition where no store was told of. */
export function environmentOf(world: World, task: Task, containerName: string): readonly InjectedVariable[] {
  const row = world.injections.get(task.id)
  if (row !== undefined) return row.containers.find(({ name }) => name === containerName)?.variables ?? []
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const wanted = wantedOf(task, definition).find(({ name }) => name === containerName)
  const { environment = [], secrets = [] } = wanted ?? {}
  return [
    ...secrets.map(({ name, valueFrom }): InjectedVariable => ({
      name,
      value: null,
      from: 'secret',
      source: valueFrom,
    })),
    ...environment.map(({ name, value }): InjectedVariable => ({ name, value, from: 'environment', source: null })),
  ]
}
