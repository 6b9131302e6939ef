import type { Deployment, Service } from '../service/service.ts'
import type { TaskSet } from './taskSet.ts'

export type TaskSetDeployment = Deployment & { readonly taskSet: TaskSet }

export function isTaskSet(deployment: Deployment): deployment is TaskSetDeployment {
  return deployment.taskSet !== undefined
}

/** PRIMARY first, then the newest first. */
export function taskSetsOf({ deployments }: Pick<Service, 'deployments'>): readonly TaskSetDeployment[] {
  return deployments.filter(isTaskSet)
}
