import { taskSetsOf, type TaskSetDeployment } from '../../world/taskSet/taskSetsOf.ts'
import type { Service } from '../../world/service/service.ts'
import { taskSetArn } from '../arns.ts'
import { ApiError } from '../command.ts'

/** Whether a task set is meant, by its id or its ARN. */
export function isTaskSetNamed(service: Service, { id }: TaskSetDeployment, given: string): boolean {
  return given === id || given === taskSetArn(service, id)
}

/** @throws ApiError  TaskSetNotFoundException */
export function taskSetNamed(service: Service, given: string, field = 'taskSet'): TaskSetDeployment {
  const found = taskSetsOf(service).find((one) => isTaskSetNamed(service, one, given))
  if (found !== undefined) return found
  throw new ApiError('TaskSetNotFoundException', 'The specified task set was not found.', field)
}
