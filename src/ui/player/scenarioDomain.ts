import type { TimeDomain } from '../timeline/timeDomain.ts'

const LEAD_MS = 8_000
/** The scheduler looks every four seconds: on an axis no longer than this two of its acts stand apart. */
const WINDOW_MS = 90_000
/** The window moves on by jumps: one that crept along would move everything on it. */
const JUMP_MS = 30_000
const TAIL_MS = 10_000

/**
 * The axis of a scenario while it is played: a window on what was seen last. It says nothing of how long the rest is.
 *
 * @param untilMs  how far it has been simulated
 */
export function playedDomain(originMs: number, untilMs: number): TimeDomain {
  const firstMs = originMs - LEAD_MS
  const jumps = Math.max(0, Math.ceil((untilMs + TAIL_MS - firstMs - WINDOW_MS) / JUMP_MS))
  const fromMs = firstMs + jumps * JUMP_MS
  return { fromMs, toMs: fromMs + WINDOW_MS }
}

/** The axis once it is over: all of it, to look back at. */
export function wholeDomain(originMs: number, untilMs: number): TimeDomain {
  return { fromMs: originMs - LEAD_MS, toMs: Math.max(originMs - LEAD_MS + WINDOW_MS, untilMs + TAIL_MS) }
}
