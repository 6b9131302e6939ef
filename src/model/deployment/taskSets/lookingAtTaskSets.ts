import type { Context } from '../../world/context.ts'
import type { Service } from '../../world/service/service.ts'
import { computedDesiredCount } from '../../world/taskSet/taskSet.ts'
import { isTaskSet, taskSetsOf } from '../../world/taskSet/taskSetsOf.ts'
import type { World } from '../../world/world.ts'
import { takeCensus, type Census } from '../census.ts'
import { isDone } from '../settle.ts'

/** TST-2: each task set is looked at for itself, as if it were a service of its own that wants its part. */
export function taskSetCensuses(world: World, service: Service): readonly Census[] {
  return taskSetsOf(service).map((one) => {
    const { network, settings, taskSet } = one
    const desiredCount = computedDesiredCount(service.desiredCount, taskSet)
    return takeCensus(world, { ...service, network, settings, launchType: taskSet.launchType, desiredCount }, one)
  })
}

/** SVC-3: from now on each wants what its service wants of it. */
export function takeUpTaskSets(context: Context, service: Service): void {
  const { key: serviceKey } = service
  for (const { id: deploymentId, desiredCount: before, taskSet } of taskSetsOf(service)) {
    const desiredCount = computedDesiredCount(service.desiredCount, taskSet)
    if (before === desiredCount) continue
    context.emit({ kind: 'deploymentTakenUp', serviceKey, deploymentId, desiredCount, atMs: context.nowMs })
  }
}

/** TST-3: whether it is in STEADY_STATE is found as the scheduler looks at it. */
export function noteStability(context: Context, census: Census): void {
  const { primary, service } = census
  if (!isTaskSet(primary)) return
  const isSteady = isDone(census)
  if (isSteady === (primary.rolloutState === 'COMPLETED')) return
  const { nowMs: atMs } = context
  context.emit({
    kind: 'taskSetChanged',
    serviceKey: service.key,
    deploymentId: primary.id,
    taskSet: { ...primary.taskSet, stabilityAtMs: atMs },
    rolloutState: isSteady ? 'COMPLETED' : 'IN_PROGRESS',
    atMs,
  })
}
