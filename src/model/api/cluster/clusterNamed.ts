import type { Cluster } from '../../world/cluster/cluster.ts'
import type { World } from '../../world/world.ts'
import { clusterNameOf } from '../arns.ts'
import { ApiError } from '../command.ts'

/** `default` when none is named, as in ECS (CLU-1). @throws ApiError  ClusterNotFoundException */
export function clusterNamed(world: World, given: string | undefined, field = 'cluster'): Cluster {
  const cluster = world.clusters.get(clusterNameOf(given ?? 'default', field))
  if (cluster === undefined) throw new ApiError('ClusterNotFoundException', 'Cluster not found.', field)
  if (cluster.status === 'ACTIVE') return cluster
  throw new ApiError('ClusterNotFoundException', 'The referenced cluster was inactive.', field)
}
