import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { spotOperations } from '../api/provider/spotOperations.ts'
import { taskNamed } from '../api/task/taskNamed.ts'
import { findRegistered, instanceJson } from '../capacity/containerInstanceHandlers.ts'
import { losingInstance } from '../capacity/lifecycle.ts'
import { stopTask } from '../task/stopping.ts'
import { taskJson } from '../task/taskJson.ts'
import type { Context, DueRows, ModelEvent } from '../world/context.ts'
import { explainStop } from '../task/explainStop.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { SPOT_NOTICE_MS } from '../world/durations.ts'
import { FARGATE_SPOT } from '../world/provider/spot.ts'
import type { Task } from '../world/task/task.ts'

const INTERRUPTED = 'Your Spot Task was interrupted.'

export const spotHandlers: Handlers<typeof spotOperations> = {
  InterruptSpotTask(context, { input }) {
    const { world } = context
    const cluster = clusterNamed(world, input.cluster)
    const task = taskNamed(world, input.task, { cluster, field: 'task' })
    if (task === undefined || !isOnSpot(task)) {
      throw invalid('task', 'the cluster has no such task of FARGATE_SPOT that is to run.')
    }
    interruptSpotTask(context, task)
    return () => ({ task: taskJson(world, must(world.tasks.get(task.id), task.id)) })
  },
  InterruptSpotInstance(context, { input }) {
    const { world, nowMs } = context
    const cluster = clusterNamed(world, input.cluster)
    const [instance] = findRegistered(world, cluster.name, [input.containerInstance]).instances
    if (instance?.isSpot !== true) throw invalid('containerInstance', 'the cluster has no such Spot Instance.')
    if (instance.status === 'ACTIVE') {
      context.emit({ kind: 'instanceStatusSet', instanceId: instance.id, status: 'DRAINING' })
    }
    context.schedule(nowMs + SPOT_NOTICE_MS, { kind: 'spotInstanceGoneDue', instanceId: instance.id })
    return () => ({ containerInstance: instanceJson(world, world.instances.get(instance.id) ?? instance) })
  },
  SetSpotCapacity(context, { input }) {
    const isShort = context.world.spotShortages.has(FARGATE_SPOT)
    if (input.available && isShort) context.emit({ kind: 'gone', table: 'spotShortages', key: FARGATE_SPOT })
    else if (!input.available && !isShort) {
      const value = { sinceMs: context.nowMs }
      context.emit({ kind: 'put', table: 'spotShortages', key: FARGATE_SPOT, value })
    }
    return {}
  },
}

/** Its capacity is taken back: it is told to stop (CPR-11). */
export function interruptSpotTask(context: Context, task: Task): void {
  decideInterrupted(context, task)
  stopTask(context, task.id, { stopCode: 'SpotInterruption', stoppedReason: INTERRUPTED })
}

/** Whether a task is one whose capacity can be taken back. */
export function isOnSpot({ capacityProviderName, desiredStatus }: Task): boolean {
  return capacityProviderName === FARGATE_SPOT && desiredStatus !== 'STOPPED'
}

function decideInterrupted(context: Context, task: Task): void {
  context.decide(
    {
      id: nextDecisionId(context.world),
      atMs: context.nowMs,
      kind: 'stop',
      rule: 'CPR-11',
      about: [...ownersOf(task), { kind: 'task', id: task.id }],
      clusterName: task.clusterName,
      serviceName: task.serviceName,
      taskId: task.id,
      cause: 'spotInterruption',
      reason: INTERRUPTED,
    },
    explainStop(context.world, task),
  )
}

/** The two minutes are over: Amazon EC2 ends the instance, and its group launches another. */
function* endingSpotInstance(
  context: Context,
  { instanceId }: Extract<ModelEvent, { kind: 'spotInstanceGoneDue' }>,
): Work<void> {
  const { world } = context
  const instance = world.instances.get(instanceId) ?? world.deregisteredInstances.get(instanceId)
  if (instance === undefined) return
  yield* losingInstance(context, instance)
}

export const spotDue: DueRows<'spotInstanceGoneDue'> = {
  spotInstanceGoneDue: { phase: 'instance', run: endingSpotInstance },
}

function invalid(field: string, why: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${field}: ${why}`, field)
}
