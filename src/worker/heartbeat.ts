/** How often the worker is asked, and how long it may be silent (wall ms). */
export const BEAT_MS = 1_000
export const SILENCE_MAX_MS = 5_000
/** A tick this late was held back by a frozen or throttled tab: what passed meanwhile says nothing about the worker. */
const LATE_MS = 2 * BEAT_MS

export interface HeartbeatOptions {
  readonly ping: () => Promise<unknown>
  /** Whether anybody looks: a hidden page's timers say nothing. When not, silence is not counted. */
  readonly isWanted: () => boolean
  /** Called once; the heartbeat has stopped then. */
  readonly onSilent: () => void
}

export interface Heartbeat {
  /** Anything that came from the worker counts as an answer. */
  heard: () => void
  stop: () => void
}

/** Asks the worker every second whether it lives. Silence is counted in ticks that came in time. */
export function startHeartbeat({ ping, isWanted, onSilent }: HeartbeatOptions): Heartbeat {
  let silentMs = 0
  let isAsked = false
  let tickAtMs = performance.now()
  const heard = (): void => {
    silentMs = 0
    isAsked = false
  }
  const ask = (): void => {
    isAsked = true
    // A rejected ping is an answer too; a worker that is gone is noticed by its silence.
    ping().then(heard, heard)
  }
  const timer = setInterval(() => {
    const nowMs = performance.now()
    const sinceMs = nowMs - tickAtMs
    tickAtMs = nowMs
    if (!isWanted()) return heard()
    if (isAsked && sinceMs < LATE_MS) silentMs += sinceMs
    if (silentMs >= SILENCE_MAX_MS) {
      clearInterval(timer)
      onSilent()
    } else if (!isAsked) ask()
  }, BEAT_MS)
  return { heard, stop: () => clearInterval(timer) }
}
