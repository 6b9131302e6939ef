import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { World } from '../../../model/world/world.ts'

/** The first of these instances that has booted and whose agent was not let in (ROL-7). */
export function keptOut(
  { nowMs }: Pick<World, 'nowMs'>,
  instances: Iterable<ContainerInstance>,
): ContainerInstance | null {
  for (const one of instances) {
    if (one.status === 'booting' && one.isStopped !== true && one.readyAtMs < nowMs) return one
  }
  return null
}
