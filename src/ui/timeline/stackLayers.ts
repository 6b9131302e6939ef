import { area, curveStepAfter } from 'd3'
import type { OrderOf } from '../../look/revisions.ts'
import type { Point } from '../../model/world/series.ts'
import type { RevisionCounts, ServiceSample } from '../../model/world/service/serviceSample.ts'
import type { CountState } from '../words/deployment/counts.ts'

/** All tasks of one revision in one state over time: a band of the stack. */
export interface StackLayer {
  readonly definitionKey: string
  readonly state: CountState
  /** Stretches in which the band is not empty. */
  readonly stretches: readonly Stretch[]
}

/** Left to right: from each point on the band reaches from `low` to `high` tasks, until the next. */
export interface Stretch {
  readonly points: readonly BandPoint[]
  readonly untilMs: number
}

interface BandPoint {
  readonly atMs: number
  readonly low: number
  readonly high: number
}

const STATES: readonly CountState[] = ['healthy', 'running', 'pending']

/**
 * The bands of a stack, what is healthy below what is not, older revisions below newer ones.
 *
 * @param samples  oldest first, thinned out already (`thinnedSamples`)
 * @param untilMs  where the last sample ends
 */
export function stackLayers(
  samples: readonly Point<ServiceSample>[],
  untilMs: number,
  orderOf: OrderOf,
): readonly StackLayer[] {
  const keys = [...new Set(samples.flatMap((one) => one.value.revisions.map((revision) => revision.definitionKey)))]
  keys.sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
  const bands = STATES.flatMap((state) => keys.map((definitionKey) => ({ definitionKey, state, band: new Band() })))
  for (const sample of samples) {
    let low = 0
    for (const { definitionKey, state, band } of bands) {
      const high = low + countOf(sample.value, definitionKey, state)
      band.add({ atMs: sample.atMs, low, high })
      low = high
    }
  }
  return bands
    .map(({ definitionKey, state, band }) => ({ definitionKey, state, stretches: band.end(untilMs) }))
    .filter((layer) => layer.stretches.length > 0)
}

/** Cuts the way of one band into its stretches. */
class Band {
  #stretches: Stretch[] = []
  #open: BandPoint[] = []

  add(point: BandPoint): void {
    if (point.high === point.low) {
      this.#close(point.atMs)
      return
    }
    const last = this.#open.at(-1)
    if (last?.low !== point.low || last.high !== point.high) this.#open.push(point)
  }

  end(untilMs: number): readonly Stretch[] {
    this.#close(untilMs)
    return this.#stretches
  }

  #close(untilMs: number): void {
    if (this.#open.length > 0) this.#stretches.push({ points: this.#open, untilMs })
    this.#open = []
  }
}

function countOf(sample: ServiceSample, definitionKey: string, state: CountState): number {
  let count = 0
  for (const one of sample.revisions) if (one.definitionKey === definitionKey) count += inState(one, state)
  return count
}

function inState(one: RevisionCounts, state: CountState): number {
  return state === 'running' ? one.running - one.healthy : one[state]
}

/** The outline of a band as an SVG path, one closed loop for each stretch. */
export function bandPath(layer: StackLayer, x: (atMs: number) => number, y: (count: number) => number): string {
  const outline = area<BandPoint>(
    (point) => x(point.atMs),
    (point) => y(point.low),
    (point) => y(point.high),
  )
    .curve(curveStepAfter)
    .digits(1)
  return layer.stretches
    .map(({ points, untilMs }) => outline([...points, ...points.slice(-1).map((last) => ({ ...last, atMs: untilMs }))]))
    .join('')
}

/**
 * At most three samples for each pixel: the one with the fewest healthy tasks, the one with the most tasks, and the last,
 * which holds until the next pixel. A dip that lasted a moment must not vanish because a day is on the screen.
 */
export function thinnedSamples(
  samples: readonly Point<ServiceSample>[],
  pixelOf: (atMs: number) => number,
): readonly Point<ServiceSample>[] {
  const kept: Point<ServiceSample>[] = []
  let from = 0
  while (from < samples.length) {
    const pixel = Math.floor(pixelOf(samples[from]?.atMs ?? 0))
    let to = from + 1
    while (to < samples.length && Math.floor(pixelOf(samples[to]?.atMs ?? 0)) === pixel) to += 1
    kept.push(...extremes(samples, from, to))
    from = to
  }
  return kept
}

function extremes(samples: readonly Point<ServiceSample>[], from: number, to: number): readonly Point<ServiceSample>[] {
  if (to - from <= 3) return samples.slice(from, to)
  let fewest = from
  let most = from
  for (let index = from; index < to; index++) {
    if (sumOf(samples[index]?.value, 'healthy') < sumOf(samples[fewest]?.value, 'healthy')) fewest = index
    if (activeOf(samples[index]?.value) > activeOf(samples[most]?.value)) most = index
  }
  const indices = [...new Set([fewest, most, to - 1])].sort((a, b) => a - b)
  return indices.flatMap((index) => samples[index] ?? [])
}

/** RUNNING + PENDING of all revisions. */
export function activeOf(sample: ServiceSample | undefined): number {
  return sumOf(sample, 'running') + sumOf(sample, 'pending')
}

function sumOf(sample: ServiceSample | undefined, field: 'running' | 'pending' | 'healthy'): number {
  let sum = 0
  for (const one of sample?.revisions ?? []) sum += one[field]
  return sum
}
