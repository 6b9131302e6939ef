import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'

/** What an empty lab calls its cluster. */
export const FIRST_CLUSTER = 'yard'

export function createClusterAct(clusterName: string): Act {
  return act('ecs', 'CreateCluster', { clusterName })
}

export function deleteClusterAct(cluster: string): Act {
  return act('ecs', 'DeleteCluster', { cluster })
}

/** `enabled`, `enhanced` or `disabled`. */
export function insightsAct(cluster: string, value: string): Act {
  return act('ecs', 'UpdateClusterSettings', { cluster, settings: [{ name: 'containerInsights', value }] })
}
