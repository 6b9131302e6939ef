import type { Context } from '../world/context.ts'
import type { Service } from '../world/service/service.ts'
import type { TaskSet } from '../world/taskSet/taskSet.ts'
import type { TaskSetDeployment } from '../world/taskSet/taskSetsOf.ts'
import { askServicePass } from './askPass.ts'
import { drawDeploymentId } from './drawDeploymentId.ts'

export type NewTaskSet = Pick<TaskSetDeployment, 'status' | 'definitionKey' | 'network' | 'settings'> &
  Pick<TaskSet, 'scalePercent' | 'launchType' | 'externalId' | 'startedBy'>

/** Begins a task set of a service; nobody has started a task of it yet. @returns its id */
export function beginTaskSet(context: Context, serviceKey: string, made: NewTaskSet): string {
  const { nowMs } = context
  const { status, definitionKey, network, settings, ...taskSet } = made
  const id = drawDeploymentId(context)
  const begun: TaskSetDeployment = {
    id,
    status,
    definitionKey,
    network,
    settings,
    taskSet: { ...taskSet, stabilityAtMs: nowMs },
    desiredCount: 0,
    runningCount: 0,
    pendingCount: 0,
    healthyCount: 0,
    leavingCount: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: '',
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  context.emit({ kind: 'taskSetCreated', serviceKey, taskSet: begun })
  askServicePass(context, serviceKey, 0)
  return id
}

/** Scales a task set, or deletes it: it is STABILIZING from then on (TST-3). */
export function changeTaskSet(
  context: Context,
  { service, deployment }: { readonly service: Service; readonly deployment: TaskSetDeployment },
  fields: Partial<Pick<TaskSet, 'scalePercent' | 'isDraining'>>,
): void {
  const { nowMs: atMs } = context
  const { id: deploymentId } = deployment
  const taskSet = { ...deployment.taskSet, ...fields, stabilityAtMs: atMs }
  const { key: serviceKey } = service
  context.emit({ kind: 'taskSetChanged', serviceKey, deploymentId, taskSet, rolloutState: 'IN_PROGRESS', atMs })
  askServicePass(context, serviceKey, 0)
}
