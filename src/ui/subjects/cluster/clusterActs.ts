import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/operations.ts'

/** What an empty lab calls its cluster. */
export const FIRST_CLUSTER = 'yard'

export function createClusterAct(clusterName: string): Act {
  return act('ecs', 'CreateCluster', { clusterName })
}
