/** How things get from one scene to the next. Wall-clock milliseconds. */
export interface Pace {
  /** Tiles go there, or fade out here and in there. */
  readonly kind: 'travel' | 'fade'
  readonly travelMs: number
}

const TRAVEL_MS = 320
const FAST_TRAVEL_MS = 80
export const FADE_MS = 160
export const FILL_MS = 240
export const CAMERA_MS = 480
/** Above this speed travel is short, above the next there is none. Simulated seconds to a second. */
const FAST_SPEED = 16
const FADE_SPEED = 60
/** More tiles than this on their way at once are a swarm that no eye follows. */
const MOVERS_MAX = 40

export function paceOf(now: { readonly speed: number; readonly movers: number; readonly isReduced: boolean }): Pace {
  if (now.isReduced || now.speed > FADE_SPEED || now.movers > MOVERS_MAX) return { kind: 'fade', travelMs: FADE_MS }
  return { kind: 'travel', travelMs: now.speed > FAST_SPEED ? FAST_TRAVEL_MS : TRAVEL_MS }
}
