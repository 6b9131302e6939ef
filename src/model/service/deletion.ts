import type { Work } from '../../base/work.ts'
import type { Context } from '../engine/context.ts'
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
  }
}
