import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { World } from '../../../model/world/world.ts'

/** The instances that an Auto Scaling group keeps, those that boot included. */
export function instancesOf({ instances }: World, groupName: string): readonly ContainerInstance[] {
  return [...instances.values()].filter((one) => one.autoScalingGroupName === groupName)
}
