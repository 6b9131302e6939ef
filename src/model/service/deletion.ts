import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import type { Context, DueRows } from '../world/context.ts'
import { DELETED_VISIBLE_MS } from '../world/durations.ts'
import { SERVICES_MAX } from '../world/labLimits.ts'
import { stopTask } from '../task/progress.ts'

/** A deleted service stops its tasks, and is INACTIVE once they have stopped (SVC-8). */
export function* tidyingDeleted(context: Context, serviceKey: string): Work<void> {
  const { world } = context
  for (const id of [...(world.liveByService.get(serviceKey) ?? [])]) {
    const task = world.tasks.get(id)
    if (task?.desiredStatus !== 'RUNNING') continue
    stopTask(context, id, { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Service is deleted.' })
    if (context.endsSlice()) yield
  }
  if (world.liveByService.get(serviceKey)?.size === 0) {
    context.emit({ kind: 'serviceUpdated', serviceKey, fields: { status: 'INACTIVE', waiting: null } })
    forgetLater(context, serviceKey)
  }
}

/** A service that just became INACTIVE can be described for a while (SVC-12); of too many the first is forgotten. */
function forgetLater(context: Context, serviceKey: string): void {
  const { services } = context.world
  const { createdAtMs } = must(services.get(serviceKey), serviceKey)
  context.schedule(context.nowMs + DELETED_VISIBLE_MS, { kind: 'serviceForgetDue', serviceKey, createdAtMs })
  const inactive = [...services.values()].filter((one) => one.status === 'INACTIVE')
  for (const { key } of inactive.slice(0, Math.max(0, inactive.length - SERVICES_MAX))) {
    context.emit({ kind: 'serviceForgotten', serviceKey: key })
  }
}

export const serviceDue: DueRows<'serviceForgetDue'> = {
  serviceForgetDue: {
    phase: 'forget',
    isEndless: true,
    run: (context, { serviceKey, createdAtMs }) => {
      const service = context.world.services.get(serviceKey)
      if (service?.createdAtMs !== createdAtMs || service.status !== 'INACTIVE') return
      context.emit({ kind: 'serviceForgotten', serviceKey })
    },
  },
}
