import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'

/** The first of these instances whose agent asked to be let in and was refused (ROL-7). */
export function keptOut(instances: Iterable<ContainerInstance>): ContainerInstance | null {
  for (const one of instances) if (one.refusal !== undefined) return one
  return null
}
