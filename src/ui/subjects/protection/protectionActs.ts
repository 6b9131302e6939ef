import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'

interface OfTask {
  readonly clusterName: string
  readonly id: string
}

/** @param expiresInMinutes  1 to 2,880 */
export function protectAct({ clusterName, id }: OfTask, expiresInMinutes: number): Act {
  return act('ecs', 'UpdateTaskProtection', {
    cluster: clusterName,
    tasks: [id],
    protectionEnabled: true,
    expiresInMinutes,
  })
}

export function unprotectAct({ clusterName, id }: OfTask): Act {
  return act('ecs', 'UpdateTaskProtection', { cluster: clusterName, tasks: [id], protectionEnabled: false })
}
