import type { Context } from '../world/context.ts'
import { SCHEDULER_DELAY_MS } from '../world/durations.ts'
import { DESIRED_TOTAL_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { askServicePass } from './askPass.ts'

/** How many tasks a service may want beside what the others of the lab want (SVC-11). */
export function roomToWant(world: World, key: string): number {
  let room = DESIRED_TOTAL_MAX
  for (const one of world.services.values()) if (one.key !== key) room -= one.desiredCount
  return room
}

/** Sets how many tasks a service wants, as UpdateService does: its scheduler looks a second later. */
export function setDesiredCount(context: Context, serviceKey: string, desiredCount: number): void {
  context.emit({ kind: 'serviceUpdated', serviceKey, fields: { desiredCount, isSteady: false } })
  askServicePass(context, serviceKey, SCHEDULER_DELAY_MS)
}
