import { changeTaskSet } from '../service/beginTaskSet.ts'
import type { Context } from '../world/context.ts'
import type { Service } from '../world/service/service.ts'
import type { TaskSetDeployment } from '../world/taskSet/taskSetsOf.ts'

/** A task set that is not needed any more goes, if it is not gone or going yet. */
export function drain(context: Context, service: Service, deployment: TaskSetDeployment | undefined): void {
  if (deployment === undefined || deployment.taskSet.isDraining === true) return
  changeTaskSet(context, { service, deployment }, { isDraining: true })
}
