import { isUnderWay, type CodeDeployment } from '../world/codeDeploy/codeDeploy.ts'
import type { Context } from '../world/context.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import { taskSetsOf, type TaskSetDeployment } from '../world/taskSet/taskSetsOf.ts'
import type { World } from '../world/world.ts'

export function putDeployment(context: Context, value: CodeDeployment): void {
  context.emit({ kind: 'put', table: 'codeDeployments', key: value.id, value })
  // Of one that is over nothing comes any more: what it waited for is looked at now, and found to be nothing.
  if (!isUnderWay(value)) context.schedule(context.nowMs, { kind: 'codeDeployDue', deploymentId: value.id })
}

/** The service that a deployment is of, while it is there: one of the same name that came later is another. */
export function serviceOf(world: World, { group, serviceCreatedAtMs }: CodeDeployment): Service | undefined {
  const service = world.services.get(serviceKey(group.clusterName, group.serviceName))
  return service?.createdAtMs === serviceCreatedAtMs && service.status === 'ACTIVE' ? service : undefined
}

export function setNamed(service: Service, id: string | null): TaskSetDeployment | undefined {
  return taskSetsOf(service).find((one) => one.id === id)
}
