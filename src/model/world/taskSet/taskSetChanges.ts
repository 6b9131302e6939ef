import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { Deployment, RolloutState } from '../service/service.ts'
import { changeDeployment, meetRevision, replaceService } from '../service/serviceChanges.ts'
import type { TaskSet } from './taskSet.ts'
import type { TaskSetDeployment } from './taskSetsOf.ts'

interface Where {
  readonly serviceKey: string
  readonly deploymentId: string
}

export type TaskSetChange =
  | { readonly kind: 'taskSetCreated'; readonly serviceKey: string; readonly taskSet: TaskSetDeployment }
  | ({
      readonly kind: 'taskSetChanged'
      readonly taskSet: TaskSet
      readonly rolloutState: RolloutState
      readonly atMs: number
    } & Where)
  /** What was PRIMARY is ACTIVE from now on. */
  | ({ readonly kind: 'primaryTaskSetSet'; readonly atMs: number } & Where)

function asActive(one: Deployment, atMs: number): Deployment {
  return one.status === 'ACTIVE' ? one : { ...one, status: 'ACTIVE', updatedAtMs: atMs }
}

export const taskSetAppliers: Appliers<TaskSetChange> = {
  taskSetCreated: (world, { serviceKey, taskSet }) => {
    const service = must(world.services.get(serviceKey), serviceKey)
    meetRevision(world, taskSet.definitionKey)
    const [primary, ...others] = service.deployments
    const isFirst = primary?.status !== 'PRIMARY'
    const deployments = isFirst ? [taskSet, ...service.deployments] : [primary, taskSet, ...others]
    replaceService(world, service, { deployments, isSteady: false })
  },
  taskSetChanged: (world, { atMs, taskSet, rolloutState, ...where }) =>
    changeDeployment(world, where, (one) => ({ ...one, taskSet, rolloutState, updatedAtMs: atMs })),
  primaryTaskSetSet: (world, { serviceKey, deploymentId, atMs }) => {
    const service = must(world.services.get(serviceKey), serviceKey)
    const chosen = must(
      service.deployments.find(({ id }) => id === deploymentId),
      deploymentId,
    )
    const others = service.deployments.filter((one) => one !== chosen).map((one) => asActive(one, atMs))
    replaceService(world, service, { deployments: [{ ...chosen, status: 'PRIMARY', updatedAtMs: atMs }, ...others] })
  },
}
