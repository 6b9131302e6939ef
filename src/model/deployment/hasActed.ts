import { askServicePass } from '../service/askPass.ts'
import type { Context } from '../world/context.ts'

/** The scheduler has stopped or started tasks of a service: it is not steady, and is looked at again after the gap (DEP-9). */
export function hasActed(
  context: Context,
  serviceKey: string,
  started: { readonly launchesPaidUntilMs?: number } = {},
): void {
  context.emit({ kind: 'schedulerActed', serviceKey, atMs: context.nowMs, ...started })
  if (context.world.services.get(serviceKey)?.isSteady === true) {
    context.emit({ kind: 'serviceUpdated', serviceKey, fields: { isSteady: false } })
  }
  askServicePass(context, serviceKey, 0)
}
