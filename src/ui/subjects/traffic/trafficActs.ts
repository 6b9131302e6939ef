import { csvParseRows } from 'd3'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { CURVE_POINTS_MAX, type TrafficShape } from '../../../model/world/traffic/curve.ts'
import type { Aim } from '../../../model/world/traffic/traffic.ts'

/** A moment of a curve that is drawn or pasted, from when it is set on. */
export interface RatePoint {
  readonly atSeconds: number
  readonly requestsPerSecond: number
}

export interface TrafficWanted {
  readonly aim: Aim
  readonly shape: TrafficShape
  readonly basePerSecond: number
  readonly peakPerSecond: number
  readonly periodSeconds: number
  readonly points: readonly RatePoint[]
  readonly cpuMs: number
  readonly memoryMib: number
}

export function setTrafficAct(wanted: TrafficWanted): Act {
  const { aim, shape, basePerSecond, peakPerSecond, periodSeconds, points, cpuMs, memoryMib } = wanted
  const rates = shape === 'points' ? { points } : { peakRequestsPerSecond: peakPerSecond }
  return act('lab', 'SetTraffic', {
    ...aimInput(aim),
    shape,
    ...rates,
    ...(hasBase(shape) && { baseRequestsPerSecond: basePerSecond }),
    ...(hasPeriod(shape) && { periodSeconds }),
    cpuMillisecondsPerRequest: cpuMs,
    ...(memoryMib > 0 && { memoryMibPerRequest: memoryMib }),
  })
}

function aimInput(aim: Aim) {
  switch (aim.kind) {
    case 'listener':
      return { listenerArn: aim.listenerArn, ...(aim.host !== '' && { host: aim.host }), path: aim.path }
    case 'classic':
      return { loadBalancerName: aim.loadBalancerName }
    case 'service': {
      const [cluster = '', service = ''] = aim.serviceKey.split('/')
      return { cluster, service }
    }
  }
}

export function hasBase(shape: TrafficShape): boolean {
  return shape !== 'constant' && shape !== 'points'
}

export function hasPeriod(shape: TrafficShape): boolean {
  return shape === 'ramp' || shape === 'sine' || shape === 'spike' || shape === 'day'
}

/** A curve read from text, or the line that cannot be read and why. */
export type ReadCurve = { readonly points: readonly RatePoint[] } | { readonly line: number; readonly reason: string }

/** Reads lines of `seconds,requests a second`; a first line of words is a heading. */
export function readCurve(text: string): ReadCurve {
  const points: RatePoint[] = []
  for (const [index, row] of csvParseRows(text.trim()).entries()) {
    const cells = row.map((cell) => cell.trim())
    if (index === 0 && cells.some((cell) => /[a-z]/i.test(cell))) continue
    const reason = refusalOf(cells, points.at(-1))
    if (reason !== null) return { line: index + 1, reason }
    points.push({ atSeconds: Number(cells[0]), requestsPerSecond: Number(cells[1]) })
    if (points.length > CURVE_POINTS_MAX) {
      return { line: index + 1, reason: `a curve has at most ${String(CURVE_POINTS_MAX)} points` }
    }
  }
  return points.length === 0 ? { line: 1, reason: 'there is no point yet' } : { points }
}

function refusalOf(cells: readonly string[], before: RatePoint | undefined): string | null {
  if (cells.length !== 2) return 'two numbers are wanted: seconds, requests a second'
  if (!cells.every((cell) => /^\d{1,7}$/.test(cell))) return 'whole numbers are wanted'
  if (before !== undefined && Number(cells[0]) < before.atSeconds) return 'it comes before the line above it'
  return null
}
