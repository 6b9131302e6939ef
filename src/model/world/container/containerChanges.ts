import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { WritableWorld } from '../world.ts'
import type { ContainerLife } from './containerState.ts'

export type ContainerChange =
  /** From now on the containers of a task are looked after one by one, in the order of its definition. */
  | { readonly kind: 'containersFollowed'; readonly taskId: string; readonly containers: readonly ContainerLife[] }
  | { readonly kind: 'containerChanged'; readonly taskId: string; readonly container: ContainerLife }

export const containerAppliers: Appliers<ContainerChange> = {
  containersFollowed: (world, { taskId, containers }) => world.containers.set(taskId, containers),
  containerChanged: (world: WritableWorld, { taskId, container }) => {
    const before = must(world.containers.get(taskId), taskId)
    world.containers.set(
      taskId,
      before.map((one) => (one.name === container.name ? container : one)),
    )
  },
}
