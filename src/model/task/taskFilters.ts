import type { Task } from '../world/task/task.ts'
import { nameInCluster } from '../api/arns.ts'
import { ApiError } from '../api/command.ts'
import { TASK_FILTERS, type ListTasksInput } from '../api/task/taskOperations.ts'

type Filters = Pick<ListTasksInput, keyof typeof TASK_FILTERS>

/** @throws ApiError  InvalidParameterException when `startedBy` is not the only one */
export function refuseTaskFilters(filters: Filters): void {
  if (filters.startedBy === undefined) return
  const others = Object.keys(TASK_FILTERS).filter(
    (one) => one !== 'startedBy' && filters[one as keyof Filters] !== undefined,
  )
  if (others.length === 0) return
  throw new ApiError(
    'InvalidParameterException',
    `Invalid parameter startedBy: it must be the only filter, without ${others.join(', ')}.`,
    'startedBy',
  )
}

/** Whether a task is one of those asked for; without a word on it, of those that are meant to run. */
export function taskMatcher(
  filters: Filters,
  { clusterName, serviceName }: { readonly clusterName: string; readonly serviceName: string | undefined },
): (task: Task) => boolean {
  // ECS never sets PENDING, so a list of it is empty (api, ListTasks).
  const { desiredStatus = 'RUNNING', family, startedBy, launchType, containerInstance } = filters
  const instanceId =
    containerInstance &&
    nameInCluster(containerInstance, 'container-instance', { cluster: clusterName, field: 'containerInstance' })
  return (task) =>
    task.clusterName === clusterName &&
    task.desiredStatus === desiredStatus &&
    (family === undefined || task.definitionKey.startsWith(`${family}:`)) &&
    (serviceName === undefined || task.serviceName === serviceName) &&
    (startedBy === undefined || task.startedBy === startedBy) &&
    (instanceId === undefined || task.instanceId === instanceId) &&
    (launchType === undefined || task.launchType === launchType)
}
