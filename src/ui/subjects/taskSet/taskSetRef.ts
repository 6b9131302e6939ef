import type { Service } from '../../../model/world/service/service.ts'
import type { TaskSetDeployment } from '../../../model/world/taskSet/taskSetsOf.ts'
import type { World } from '../../../model/world/world.ts'
import { openTaskSets } from './taskSetActs.ts'

export interface FoundTaskSet {
  readonly service: Service
  readonly taskSet: TaskSetDeployment
}

/** By what a form about it is opened. */
export function taskSetRef({ key }: Pick<Service, 'key'>, { id }: Pick<TaskSetDeployment, 'id'>): string {
  return `${key}/${id}`
}

/** The task set of that ref, while it can be changed. */
export function taskSetByRef(ref: string, world: World): FoundTaskSet | null {
  for (const service of world.services.values()) {
    const taskSet = openTaskSets(service).find((one) => taskSetRef(service, one) === ref)
    if (taskSet !== undefined) return { service, taskSet }
  }
  return null
}
