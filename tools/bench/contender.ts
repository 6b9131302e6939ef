/** One side of a comparison. It lives in a process of its own, so that it shares no call site with its rivals. */
export interface Contender {
  /** What comes before the first round and is not measured. */
  prepare?(): void
  /** Slow and complete, once, not measured: what it went through, in figures that its rivals must match. */
  trace?(): unknown
  round(): Round
}

export interface Round {
  /** What it took, without what had to be laid out for it. */
  readonly wallMs: number
  /** How much was done: events, transitions, simulated seconds. */
  readonly units: number
  /** What came out: the same for all contenders in every round. */
  readonly outcome: unknown
  /** Of a unit, where size matters. */
  readonly bytes?: number
  /** Each unit by itself, where the slowest matter. */
  readonly samplesMs?: readonly number[]
}

export function timed(units: number, act: () => unknown): Round {
  const startedMs = performance.now()
  const outcome = act()
  return { wallMs: performance.now() - startedMs, units, outcome }
}
