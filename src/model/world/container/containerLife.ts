import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { WritableWorld } from '../world.ts'
import type { ContainerState } from './containerState.ts'
import type { Health } from './probes.ts'

/** A container with a life of its own (CON-3): kept for tasks whose containers do not simply come and go with them. */
export interface ContainerLife extends Omit<ContainerState, 'healthStatus'> {
  /** When it got its stop signal. */
  readonly signalledAtMs: number | null
  /** What its checks have come to; `null` without a check, and until it starts. */
  readonly health: Health | null
}

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
