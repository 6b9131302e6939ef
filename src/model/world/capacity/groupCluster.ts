import type { World } from '../world.ts'
import type { AutoScalingGroup } from './autoScalingGroup.ts'

/** Where the cluster is gone that its instances join, nothing is scaled and nothing launched. */
export function hasCluster(world: World, group: AutoScalingGroup): boolean {
  return world.clusters.get(clusterNameOf(world, group))?.status === 'ACTIVE'
}

export function clusterNameOf({ launchTemplates }: World, { launchTemplateName }: AutoScalingGroup): string {
  return launchTemplates.get(launchTemplateName)?.clusterName ?? ''
}
