import type { Service } from '../service/service.ts'
import type { Task } from '../task/task.ts'

/** DEP-17: the PRIMARY has failed and none is rolled back to, so that what is there stays and nothing is started. */
export function hasFailed({ deployments }: Pick<Service, 'deployments'>): boolean {
  return deployments[0]?.rolloutState === 'FAILED'
}

/** Whether a task is of an older deployment that is being replaced. */
export function isOutdated(
  service: Pick<Service, 'deployments'>,
  { deploymentId }: Pick<Task, 'deploymentId'>,
): boolean {
  if (deploymentId === service.deployments[0]?.id) return false
  // TST-1: of task sets none replaces another by itself.
  if (service.deployments[0]?.taskSet !== undefined) return false
  return !hasFailed(service)
}
