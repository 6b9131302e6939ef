import type { World } from '../world.ts'

type Kept = Pick<World, 'capacityProviders' | 'clusterOptions'>

/** The capacity provider of an instance's group, where its cluster has it; `null` for none. */
export function providerOfInstance(
  world: Kept,
  { autoScalingGroupName, clusterName }: { readonly autoScalingGroupName: string | null; readonly clusterName: string },
): string | null {
  if (autoScalingGroupName === null || world.capacityProviders.size === 0) return null
  for (const name of world.clusterOptions.get(clusterName)?.capacityProviders ?? []) {
    if (world.capacityProviders.get(name)?.autoScalingGroupName === autoScalingGroupName) return name
  }
  return null
}
