import type { Context } from '../world/context.ts'
import { fargateShortKey } from '../world/fault/fault.ts'
import { decideEverywhere } from './decideFault.ts'

/** FLT-5: Fargate has no capacity On-Demand in these zones, or has it again. What runs goes on. */
export function setFargateShort(
  context: Context,
  zones: readonly string[],
  { isShort, isStorm = false }: { readonly isShort: boolean; readonly isStorm?: boolean },
): void {
  const changed = zones.filter((zone) => context.world.faults.has(fargateShortKey(zone)) !== isShort)
  for (const zone of changed) {
    const at = { table: 'faults', key: fargateShortKey(zone) } as const
    const value = { kind: 'fargateShort', zone, sinceMs: context.nowMs } as const
    context.emit(isShort ? { kind: 'put', ...at, value } : { kind: 'gone', ...at })
  }
  const [zone] = changed
  if (zone === undefined) return
  const what = isShort ? 'fargateShort' : 'fargateBack'
  decideEverywhere(context, { rule: 'FLT-5', what, isStorm, ...(changed.length === 1 && { zone }) })
}
