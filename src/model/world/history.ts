import type { Decision } from './decision.ts'
import { seriesUntil, type SeriesMap } from './series.ts'

/**
 * What a run went through, up to `untilMs`: the timeline, the strip and the marks are drawn from it, and it stays
 * when the world itself is taken back in time. Plain data: it crosses to the page.
 */
export interface History {
  untilMs: number
  /** Read by `seriesOf`. */
  readonly series: SeriesMap
  /** Oldest first. */
  readonly decisions: Decision[]
  /** Instants at which anything changed at all, oldest first. */
  readonly changeTimesMs: number[]
}

/** Past these the oldest go, points by halves: the timeline of a very long run is coarser at its beginning. */
export const HISTORY_POINTS_MAX = 20_000
export const HISTORY_DECISIONS_MAX = 3_000
export const HISTORY_CHANGES_MAX = 50_000

/**
 * Past this the series of what the world has forgotten go, those that ended first before others, down to half as many.
 * What is still there keeps its own: of that a lab has limits anyway. All services that fit have some 1,200.
 */
export const HISTORY_SERIES_MAX = 4_000

export function newHistory(untilMs: number): History {
  return { untilMs, series: new Map(), decisions: [], changeTimesMs: [] }
}

/** What history holds up to and at `untilMs`. */
export function historyUntil(history: History, untilMs: number): History {
  return {
    untilMs,
    series: seriesUntil(history.series, untilMs),
    decisions: history.decisions.filter((one) => one.atMs <= untilMs),
    changeTimesMs: history.changeTimesMs.filter((atMs) => atMs <= untilMs),
  }
}
