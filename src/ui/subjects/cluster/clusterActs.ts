import type { Act } from '../../acts/act.ts'

/** What an empty lab calls its cluster. */
export const FIRST_CLUSTER = 'yard'

export function createClusterAct(clusterName: string): Act {
  return { service: 'ecs', operation: 'CreateCluster', input: { clusterName } }
}
