import type { Work } from '../../base/work.ts'
import { must } from '../../base/assert.ts'
import { sayEvent, sayStopped } from '../service/serviceEvents.ts'
import { stopTask } from '../task/stopping.ts'
import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { unhealthyReason, type UnhealthyReason } from '../world/task/unhealthy.ts'
import type { Census } from './census.ts'
import { hasActed } from './hasActed.ts'
import { explainStop } from '../task/explainStop.ts'

/**
 * SVC-14: stops UNHEALTHY tasks that have been replaced. Where the upper limit leaves no room for a replacement one is
 * stopped first, of whatever deployment, and its place taken in the next looks.
 */
export function* stoppingFailing(context: Context, census: Census): Work<boolean> {
  const chosen = choosing(context.world, census)
  if (chosen.length === 0) return false
  const { service } = census
  hasActed(context, service.key)
  let decisionId: number | null = null
  for (const task of chosen) {
    const reason = must(unhealthyReason(context.world, task), 'a reason to replace it')
    decisionId = decideReplaced(context, task, reason)
    const words = `(service ${service.name}) (task ${task.id}) ${reason.event}`
    sayEvent(context, { serviceKey: service.key, decisionId }, words)
    stopTask(context, task.id, { stopCode: 'ServiceSchedulerInitiated', stoppedReason: reason.stoppedReason })
    if (context.endsSlice()) yield
  }
  sayStopped(context, { service, decisionId }, chosen)
  return true
}

function choosing(world: World, census: Census): readonly Task[] {
  const { failing, kept, outgoing, service, active, limits } = census
  const replaced = failing.slice(0, replacedCount(census))
  if (replaced.length > 0) return replaced
  const isShort = kept.length < service.desiredCount
  const isOldShort = census.old !== null && census.old.short > 0
  // DEP-17: where nothing is started nothing has to make room.
  const isBlocked = !census.isFailed && (isShort || isOldShort) && active >= limits.upper
  if (!isBlocked) return []
  // What goes anyway goes first.
  const old = outgoing.find((task) => unhealthyReason(world, task) !== null)
  if (old !== undefined) return [old]
  return isShort ? failing.slice(0, 1) : []
}

/** As many as have healthy tasks in their place: one that is still starting may yet become one. */
function replacedCount({ failing, kept, service }: Census): number {
  if (failing.length === 0) return 0
  const starting = kept.filter((task) => !task.isHealthy).length
  return Math.max(0, kept.length + failing.length - service.desiredCount - starting)
}

function decideReplaced(context: Context, task: Task, { stoppedReason: reason }: UnhealthyReason): number {
  const id = nextDecisionId(context.world)
  context.decide(
    {
      id,
      atMs: context.nowMs,
      kind: 'stop',
      rule: 'SVC-14',
      about: [...ownersOf(task), { kind: 'task', id: task.id }],
      clusterName: task.clusterName,
      serviceName: task.serviceName,
      taskId: task.id,
      cause: 'unhealthy',
      reason,
    },
    explainStop(context.world, task),
  )
  return id
}
