import { providerOfInstance } from '../provider/providerOfInstance.ts'
import type { World } from '../world.ts'
import type { ContainerInstance } from './containerInstance.ts'

/** All EC2 instances in order of launch: those that boot, and those that ECS has deregistered, as well. */
export function ec2Instances({ instances, deregisteredInstances }: World): readonly ContainerInstance[] {
  if (deregisteredInstances.size === 0) return [...instances.values()]
  return [...instances.values(), ...deregisteredInstances.values()].sort((a, b) => a.ordinal - b.ordinal)
}

/** Those of an Auto Scaling group, those that it has given up included. */
export function instancesOfGroup(world: World, groupName: string): readonly ContainerInstance[] {
  return ec2Instances(world).filter((one) => one.autoScalingGroupName === groupName)
}

/** Whether an instance serves its group: its agent is there, no hook holds it, it has not been given up. */
export function isInService({ lifecycleWaits }: World, { id, status, isLeaving }: ContainerInstance): boolean {
  return status !== 'booting' && isLeaving !== true && !lifecycleWaits.has(id)
}

/**
 * Whether its group leaves an instance where it is when it scales in (ASG-6). With managed termination protection ECS
 * sets that for those with tasks, and takes it from those without (CPR-8).
 */
export function isProtectedFromScaleIn(world: World, instance: ContainerInstance): boolean {
  const provider = world.capacityProviders.get(providerOfInstance(world, instance) ?? '')
  if (provider?.hasManagedTerminationProtection === true) return instance.tasksCount > 0
  return instance.isProtected === true
}
