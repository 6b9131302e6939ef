import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { Cluster } from './cluster.ts'

export type ClusterChange =
  | { readonly kind: 'clusterCreated'; readonly cluster: Cluster }
  | { readonly kind: 'clusterDeleted'; readonly clusterName: string; readonly atMs: number }

export const clusterAppliers: Appliers<ClusterChange> = {
  clusterCreated: (world, { cluster }) => {
    world.clusters.delete(cluster.name)
    world.clusters.set(cluster.name, cluster)
  },
  clusterDeleted: (world, { clusterName, atMs }) => {
    const cluster = must(world.clusters.get(clusterName), clusterName)
    // To the end, so that those that were deleted stand in the order in which they were.
    world.clusters.delete(clusterName)
    world.clusters.set(clusterName, { ...cluster, status: 'INACTIVE', deletedAtMs: atMs })
  },
}
