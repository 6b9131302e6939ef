import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import type { Context, DueRows } from '../world/context.ts'
import { DELETED_VISIBLE_MS } from '../world/durations.ts'
import { SERVICES_MAX } from '../world/labLimits.ts'
import { stoppingTasks } from '../task/stopping.ts'
import type { Service } from '../world/service/service.ts'
import { liveTasks } from '../world/task/liveTasks.ts'
import { askServicePass } from './askPass.ts'
import { sayStopped } from './serviceEvents.ts'

/**
 * SVC-8: a deleted service stops its tasks, and is INACTIVE once none is left that nobody has asked to stop: that they
 * end, it does not wait for.
 */
export function* tidyingDeleted(context: Context, service: Service): Work<void> {
  const { world } = context
  const stoppedReason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`
  const stopped = liveTasks(world, service.key).filter((task) => task.desiredStatus === 'RUNNING')
  const taskIds = stopped.map(({ id }) => id)
  yield* stoppingTasks(context, taskIds, { stopCode: 'ServiceSchedulerInitiated', stoppedReason })
  sayStopped(context, { service, decisionId: null }, stopped)
  context.emit({ kind: 'serviceUpdated', serviceKey: service.key, fields: { status: 'INACTIVE', waiting: null } })
  forgetLater(context, service.key)
}

/** A service that just became INACTIVE can be described for a while (SVC-12); of too many the first is forgotten. */
function forgetLater(context: Context, serviceKey: string): void {
  const { services } = context.world
  const { createdAtMs } = must(services.get(serviceKey), serviceKey)
  context.schedule(context.nowMs + DELETED_VISIBLE_MS, { kind: 'serviceForgetDue', serviceKey, createdAtMs })
  const inactive = [...services.values()].filter((one) => isForgettable(context, one))
  for (const { key } of inactive.slice(0, Math.max(0, inactive.length - SERVICES_MAX))) {
    context.emit({ kind: 'serviceForgotten', serviceKey: key })
  }
}

/** Not while tasks of it stop: those on an instance whose agent is away may for long (INS-5). */
function isForgettable({ world }: Context, { key, status }: Service): boolean {
  return status === 'INACTIVE' && world.liveByService.get(key)?.size === 0
}

export const serviceDue: DueRows<'serviceForgetDue' | 'eventRepeatDue'> = {
  eventRepeatDue: {
    phase: 'scheduler',
    isEndless: true,
    once: ({ serviceKey, createdAtMs }) => `repeat ${serviceKey} ${String(createdAtMs)}`,
    run: (context, { serviceKey, createdAtMs }) => {
      if (context.world.services.get(serviceKey)?.createdAtMs === createdAtMs) askServicePass(context, serviceKey, 0)
      return undefined
    },
  },
  serviceForgetDue: {
    phase: 'forget',
    isEndless: true,
    run: (context, { serviceKey, createdAtMs }) => {
      const service = context.world.services.get(serviceKey)
      if (service?.createdAtMs !== createdAtMs || service.status !== 'INACTIVE') return
      if (isForgettable(context, service)) context.emit({ kind: 'serviceForgotten', serviceKey })
      else context.schedule(context.nowMs + DELETED_VISIBLE_MS, { kind: 'serviceForgetDue', serviceKey, createdAtMs })
    },
  },
}
