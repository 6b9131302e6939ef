import { askServicePass } from '../service/askPass.ts'
import type { Context } from '../world/context.ts'
import type { SchedulerActed } from '../world/service/schedulingChanges.ts'

/** The scheduler has stopped or started tasks of a service: it is not steady, and is looked at again after the gap (DEP-9). */
export function hasActed(
  context: Context,
  serviceKey: string,
  what: Pick<SchedulerActed, 'launchesPaidUntilMs' | 'released'> = {},
): void {
  context.emit({ kind: 'schedulerActed', serviceKey, atMs: context.nowMs, ...what })
  if (context.world.services.get(serviceKey)?.isSteady === true) {
    context.emit({ kind: 'serviceUpdated', serviceKey, fields: { isSteady: false } })
  }
  askServicePass(context, serviceKey, 0)
}
