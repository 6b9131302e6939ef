import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { World } from '../../../model/world/world.ts'

/** The instances that an Auto Scaling group keeps: those that boot, and those that ECS has deregistered, as well. */
export function instancesOf(
  { instances, deregisteredInstances }: World,
  groupName: string,
): readonly ContainerInstance[] {
  return [...instances.values(), ...deregisteredInstances.values()].filter(
    (one) => one.autoScalingGroupName === groupName,
  )
}
