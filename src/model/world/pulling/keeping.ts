import type { DeploymentHistory } from '../deployment/serviceDeployment.ts'
import { serviceKey } from '../service/service.ts'
import type { Task } from '../task/task.ts'
import type { KeptImages } from './keptImages.ts'

export interface Keeping {
  readonly serviceKey: string
  readonly revisionId: string
  readonly images: KeptImages
}

/** Where a task's deployment keeps digests: `null` for a standalone task, and where it has no service revision (DEP-13). */
export function keepingOf(
  { serviceDeployments }: { readonly serviceDeployments: ReadonlyMap<string, DeploymentHistory> },
  { clusterName, serviceName, deploymentId }: Pick<Task, 'clusterName' | 'serviceName' | 'deploymentId'>,
): Keeping | null {
  if (serviceName === null || deploymentId === null) return null
  const key = serviceKey(clusterName, serviceName)
  const revisionId = deploymentId.slice(deploymentId.indexOf('/') + 1)
  const revision = serviceDeployments.get(key)?.find((one) => one.revisionId === revisionId)
  if (revision === undefined) return null
  return { serviceKey: key, revisionId, images: revision.images ?? { digests: {}, failedTries: 0 } }
}
