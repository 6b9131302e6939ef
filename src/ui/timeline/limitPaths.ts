import type { ServiceSample } from '../../model/world/history.ts'

interface LimitFrame {
  readonly untilMs: number
  readonly x: (atMs: number) => number
  readonly y: (count: number) => number
  readonly top: number
  readonly bottom: number
}

export interface LimitPaths {
  /** Lines. */
  readonly lower: string
  readonly upper: string
  readonly desired: string
  /** What lies beyond them, closed. */
  readonly above: string
  readonly below: string
}

/** Both limits and the desired count over time, as steps: they hold until they are changed. */
export function limitPaths(samples: readonly ServiceSample[], frame: LimitFrame): LimitPaths {
  const lower = stepLine(samples, (one) => one.limits.lower, frame)
  const upper = stepLine(samples, (one) => one.limits.upper, frame)
  const desired = stepLine(samples, (one) => one.desiredCount, frame)
  return {
    lower,
    upper,
    desired,
    above: closed(upper, frame.top, { samples, frame }),
    below: closed(lower, frame.bottom, { samples, frame }),
  }
}

function stepLine(
  samples: readonly ServiceSample[],
  valueOf: (one: ServiceSample) => number,
  frame: LimitFrame,
): string {
  const parts: string[] = []
  let last: number | null = null
  for (const sample of samples) {
    const value = valueOf(sample)
    if (value === last) continue
    const [x, y] = [rounded(frame.x(sample.atMs)), rounded(frame.y(value))]
    parts.push(last === null ? `M${x} ${y}` : `H${x}V${y}`)
    last = value
  }
  return last === null ? '' : `${parts.join('')}H${rounded(frame.x(frame.untilMs))}`
}

function closed(
  line: string,
  edge: number,
  { samples, frame }: { samples: readonly ServiceSample[]; frame: LimitFrame },
): string {
  const [first] = samples
  return first === undefined ? '' : `${line}V${rounded(edge)}H${rounded(frame.x(first.atMs))}Z`
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
