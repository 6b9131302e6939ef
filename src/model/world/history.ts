import type { Decision } from './decision.ts'
import type { Limits } from './deployment/limits.ts'

/** The counts of one revision at one moment. */
export interface RevisionCounts {
  readonly definitionKey: string
  /** PRIMARY is what the service rolls to. */
  readonly isPrimary: boolean
  readonly running: number
  readonly pending: number
  readonly healthy: number
  readonly leaving: number
}

/** A service from `atMs` on, until the next sample. */
export interface ServiceSample {
  readonly atMs: number
  readonly desiredCount: number
  readonly limits: Limits
  readonly isSteady: boolean
  readonly waitingCount: number
  /** Newest first, as `deployments[]` is. */
  readonly revisions: readonly RevisionCounts[]
}

export interface CpuSample {
  readonly atMs: number
  readonly cpuPercent: number
  readonly memoryPercent: number
}

/**
 * What a run went through, up to `untilMs`: the timeline, the strip and the marks are drawn from it, and it stays
 * when the world itself is taken back in time. Plain data: it crosses to the page.
 */
export interface History {
  untilMs: number
  /** By service key, oldest first. */
  readonly services: Map<string, ServiceSample[]>
  readonly metrics: Map<string, CpuSample[]>
  /** Oldest first. */
  readonly decisions: Decision[]
  /** Instants at which anything changed at all, oldest first. */
  readonly changeTimesMs: number[]
}

/** Past these the oldest go, samples by halves: the timeline of a very long run is coarser at its beginning. */
export const HISTORY_SAMPLES_MAX = 20_000
export const HISTORY_DECISIONS_MAX = 3_000
export const HISTORY_CHANGES_MAX = 50_000

export function newHistory(untilMs: number): History {
  return { untilMs, services: new Map(), metrics: new Map(), decisions: [], changeTimesMs: [] }
}

/** What history holds up to and at `untilMs`. */
export function historyUntil(history: History, untilMs: number): History {
  const upTo = <T extends { readonly atMs: number }>(lists: ReadonlyMap<string, readonly T[]>) =>
    new Map([...lists].map(([key, list]) => [key, list.filter((one) => one.atMs <= untilMs)]))
  return {
    untilMs,
    services: upTo(history.services),
    metrics: upTo(history.metrics),
    decisions: history.decisions.filter((one) => one.atMs <= untilMs),
    changeTimesMs: history.changeTimesMs.filter((atMs) => atMs <= untilMs),
  }
}
