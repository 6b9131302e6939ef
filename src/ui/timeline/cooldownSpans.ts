import type { Decision } from '../../model/world/decision.ts'
import { serviceKey } from '../../model/world/service/service.ts'

/** One scaling of a service, and the cooldown that begins with it. */
export interface Scaled {
  readonly atMs: number
  readonly untilMs: number
  /** `+2`, `−1`. */
  readonly by: string
}

/** One list for all without any, so that their track is not drawn anew. */
const NONE: readonly Scaled[] = []

/** What was scaled, oldest first; a cooldown ends where the next begins. */
export function scaledOf(decisions: readonly Decision[], key: string): readonly Scaled[] {
  const scaled: Scaled[] = []
  for (const one of decisions) {
    if (one.kind !== 'scaling' || one.nextCooldownUntilMs === null) continue
    if (serviceKey(one.clusterName, one.serviceName ?? '') !== key) continue
    const last = scaled.at(-1)
    if (last !== undefined) scaled[scaled.length - 1] = { ...last, untilMs: Math.min(last.untilMs, one.atMs) }
    const by = one.to - one.from
    scaled.push({
      atMs: one.atMs,
      untilMs: one.nextCooldownUntilMs,
      by: `${by < 0 ? '−' : '+'}${String(Math.abs(by))}`,
    })
  }
  return scaled.length === 0 ? NONE : scaled
}
