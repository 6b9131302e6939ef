import { must } from '../../base/assert.ts'
import { capacityProviderArn, instanceArn, nameInCluster, taskArn } from '../api/arns.ts'
import { ApiError, ConflictError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import type { Handlers } from '../api/operation.ts'
import type { placementOperations } from '../api/placement/placementOperations.ts'
import { constraintsOf, refuseFargatePlacement, strategiesOf } from '../api/placement/placementShape.ts'
import { strategyFor } from '../api/provider/providerShapes.ts'
import { registeredIn } from '../capacity/containerInstanceHandlers.ts'
import { once } from '../task/clientToken.ts'
import { repeatedTaskJson, taskJson } from '../task/taskJson.ts'
import type { Context } from '../world/context.ts'
import type { ClientTokenUse, PlacementFailure } from '../world/task/clientTokens.ts'
import { FARGATE_SHORT_RULE } from '../world/fault/fault.ts'
import { FARGATE_UNAVAILABLE } from '../world/fault/noCapacity.ts'
import { FARGATE_SPOT } from '../world/provider/spot.ts'
import { launchTypeOf } from '../world/provider/strategy.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import type { World } from '../world/world.ts'
import { failureReason } from './checks.ts'
import { refuseTooManyTasks, refuseTooManyWaiting, standaloneRequest } from './standalone.ts'
import { TaskStarter, type TaskRequest } from './startTask.ts'
import { RUN_TASK_DEFAULT } from './strategies.ts'

export const placementHandlers: Handlers<typeof placementOperations> = {
  RunTask(context, given) {
    const { input } = given
    const { name: clusterName } = clusterNamed(context.world, input.cluster)
    return once(
      context,
      { operation: 'RunTask', clusterName, given, isKnown: isAnyLeft },
      {
        first() {
          const { world } = context
          const { count = 1, platformVersion, placementStrategy } = input
          const providers = strategyFor(input, { world, clusterName })
          const launchType = launchTypeOf(providers, input.launchType)
          const request = standaloneRequest(world, { clusterName, launchType, providers, platformVersion }, input)
          refuseFargatePlacement(launchType, input)
          if (providers.length === 0) refuseWithoutInstances(world, { clusterName, launchType })
          refuseTooManyWaiting(world, { clusterName, providers, count })
          refuseTooManyTasks(context.world, count)
          const strategies = placementStrategy === undefined ? RUN_TASK_DEFAULT : strategiesOf(placementStrategy)
          const definition = must(context.world.taskDefinitions.get(request.definitionKey), request.definitionKey)
          const constraints = constraintsOf(input.placementConstraints ?? [], definition)
          const { ids, unplaced } = run(context, count, { ...request, strategies, constraints })
          return { said: ranJson(context.world, ids, unplaced), made: ids, unplaced }
        },
        again: (use) => ranAgainJson(context.world, use),
        conflict: (use) => {
          throw new ConflictError(
            'The provided clientToken is already in use with a different RunTask request.',
            'clientToken',
            use.made.map((id) => taskArn(clusterName, id)),
          )
        },
      },
    )
  },
  StartTask(context, { input }) {
    const { world } = context
    const { name: clusterName } = clusterNamed(world, input.cluster)
    const request = standaloneRequest(world, { clusterName, launchType: 'EC2' }, input)
    refuseTooManyTasks(world, input.containerInstances.length)
    const instanceIds = input.containerInstances.map((one) =>
      nameInCluster(one, 'container-instance', { cluster: clusterName, field: 'containerInstances' }),
    )
    const tasks: string[] = []
    const failures: PlacementFailure[] = []
    for (const instanceId of instanceIds) {
      const known = world.instances.get(instanceId)
      if (known?.clusterName !== clusterName || known.status === 'booting') {
        const reason = world.deregisteredInstances.has(instanceId) ? 'INACTIVE' : 'MISSING'
        failures.push({ arn: instanceArn(clusterName, instanceId), reason })
        continue
      }
      const started = run(context, 1, { ...request, strategies: [], constraints: [], onInstanceId: instanceId })
      tasks.push(...started.ids)
      failures.push(...started.unplaced.failures)
    }
    return ranJson(world, tasks, { count: 1, failures })
  },
}

/** PLC-6: where nothing is registered there is nothing to tell of in `failures`. */
function refuseWithoutInstances(
  world: World,
  { clusterName, launchType }: { readonly clusterName: string; readonly launchType: LaunchType },
): void {
  if (launchType === 'FARGATE' || registeredIn(world, clusterName).length > 0) return
  throw new ApiError('InvalidParameterException', 'No Container Instances were found in your cluster.')
}

interface Ran {
  readonly ids: readonly string[]
  readonly unplaced: ClientTokenUse['unplaced']
}

/** PLC-6: it does not wait for room. Once one finds none, nothing is placed any more, so all others lack the same. */
function run(context: Context, count: number, request: TaskRequest): Ran {
  const ids: string[] = []
  const starter = new TaskStarter(context, request)
  let noneBy = ''
  for (let left = count; left > 0;) {
    const { taskIds, noPlace } = starter.start(left)
    ids.push(...taskIds)
    if (noPlace !== null) noneBy = noPlace.rule
    left -= Math.max(1, taskIds.length)
  }
  const unfit = ids.length === count ? [] : starter.unfit()
  // FLT-5: it is no instance's either, and has no ARN.
  if (noneBy === FARGATE_SHORT_RULE)
    return { ids, unplaced: { count: count - ids.length, failures: [{ reason: FARGATE_UNAVAILABLE }] } }
  // CPR-11: on Fargate there is no instance to tell of.
  if (ids.length < count && request.launchType === 'FARGATE')
    return {
      ids,
      unplaced: {
        count: count - ids.length,
        failures: [{ arn: capacityProviderArn(FARGATE_SPOT), reason: 'RESOURCE:FARGATE' }],
      },
    }
  const failures = unfit.map(({ instanceId, failed }) => ({
    arn: instanceArn(request.clusterName, instanceId),
    reason: failureReason(failed),
  }))
  return { ids, unplaced: { count: count - ids.length, failures } }
}

function ranJson(world: World, ids: readonly string[], unplaced: ClientTokenUse['unplaced']): Output {
  return { tasks: tasksJson(world, ids, taskJson), failures: failuresJson(unplaced) }
}

/** TSK-11: of what was started then, what is still known; of what has stopped, little. */
function ranAgainJson(world: World, { made, unplaced }: ClientTokenUse): Output {
  return { tasks: tasksJson(world, made, repeatedTaskJson), failures: failuresJson(unplaced) }
}

function tasksJson(world: World, ids: readonly string[], json: typeof taskJson): readonly Output[] {
  return ids.flatMap((id) => world.tasks.get(id) ?? []).map((task) => json(world, task))
}

function failuresJson({ count, failures }: ClientTokenUse['unplaced']): readonly PlacementFailure[] {
  return Array.from({ length: count }, () => failures).flat()
}

/** A token lives as long as the tasks that it made can be described. */
function isAnyLeft(world: World, { made }: ClientTokenUse): boolean {
  return made.some((id) => world.tasks.has(id))
}
