import type { Decision } from '../model/world/decision.ts'
import { isAbout } from '../model/world/decisionBase.ts'
import type { Point } from '../model/world/series.ts'
import type { RevisionCounts, ServiceSample } from '../model/world/service/serviceSample.ts'

/**
 * One count pair of a rolling update: how many tasks of the old revisions (all ACTIVE deployments) and of the new
 * one (PRIMARY) are RUNNING, for as long as neither changes. AWS's worked examples are sequences of these.
 */
export interface CountStep {
  readonly oldRunning: number
  readonly newRunning: number
  readonly atMs: number
  /** When the next pair began; `null` while it lasts. */
  readonly untilMs: number | null
  /** The service as the pair began, and as it was last seen with it: healthy counts and limits change within. */
  readonly entry: Point<ServiceSample>
  readonly latest: Point<ServiceSample>
  /** What led here from the pair before. Empty for the first. */
  readonly acts: readonly CountAct[]
  readonly isForecast: boolean
}

/**
 * `redeploy`: nothing stopped or started; a newer deployment made the counted tasks old ones. `rollBack`: what was old
 * is what is wanted again (DEP-18). `crash`: they ended by themselves, with an exit code other than 0.
 */
export interface CountAct {
  readonly kind: 'stop' | 'crash' | 'start' | 'redeploy' | 'rollBack'
  readonly count: number
}

/**
 * The distinct (old, new) RUNNING counts of a rolling update, in order (DEP-2, DEP-3). Of samples of one instant
 * only the last counts: what is between them nobody could have seen.
 *
 * @param samples  of one service, oldest first
 * @param fromMs  when the deployment started; the pair in force then is the first
 * @param crashes  when tasks of it crashed
 */
export function countSteps(
  samples: readonly Point<ServiceSample>[],
  fromMs: number,
  crashes: readonly number[] = [],
): CountStep[] {
  const steps: Draft[] = []
  for (let index = firstIndex(samples, fromMs); index < samples.length; index++) {
    const sample = samples[index]
    if (sample === undefined || samples[index + 1]?.atMs === sample.atMs) continue
    addSample(steps, sample.atMs < fromMs ? { ...sample, atMs: fromMs } : sample, { isForecast: false, crashes })
  }
  return steps
}

interface Forecast {
  readonly samples: readonly Point<ServiceSample>[]
  readonly afterMs: number
  readonly crashes?: readonly number[]
}

/** When tasks of a service crashed: their essential container ended by itself, with an exit code other than 0. */
export function crashTimes(decisions: readonly Decision[], serviceKey: string): readonly number[] {
  return decisions.flatMap((one) => {
    const isCrash = one.kind === 'stop' && one.cause === 'containerExited' && one.container?.exitCode !== 0
    return isCrash && isAbout(one, 'service', serviceKey) ? [one.atMs] : []
  })
}

/**
 * Continues a sequence with what the model says will come. The past stays as it is.
 *
 * @param forecast  samples of the same service, of which those up to `afterMs` are left out, and when tasks crash
 */
export function appendForecast(steps: readonly CountStep[], { samples, afterMs, crashes = [] }: Forecast): CountStep[] {
  // The past stays as the caller has it: only copies are written to.
  const all: Draft[] = steps.map((step) => ({ ...step }))
  samples.forEach((sample, index) => {
    if (sample.atMs <= afterMs || samples[index + 1]?.atMs === sample.atMs) return
    addSample(all, sample, { isForecast: true, crashes })
  })
  return all
}

/** The pair in force at a time; -1 before the first. */
export function stepIndexAt(steps: readonly CountStep[], atMs: number): number {
  let found = -1
  while (found + 1 < steps.length && (steps[found + 1]?.atMs ?? Infinity) <= atMs) found += 1
  return found
}

/** The last sample at or before a time: what was in force then. */
export function sampleAt(samples: readonly Point<ServiceSample>[], atMs: number): Point<ServiceSample> | undefined {
  const sample = samples[firstIndex(samples, atMs)]
  return sample !== undefined && sample.atMs <= atMs ? sample : undefined
}

/** Tasks RUNNING under the old revisions together, and under the new one. */
export function runningPair(sample: ServiceSample): { readonly oldRunning: number; readonly newRunning: number } {
  return { oldRunning: running(sample.revisions, false), newRunning: running(sample.revisions, true) }
}

function running(revisions: readonly RevisionCounts[], isPrimary: boolean): number {
  return revisions.reduce((sum, one) => (one.isPrimary === isPrimary ? sum + one.running : sum), 0)
}

/** Of the last sample that is not after `atMs`, or of the first at all. Halving: histories are long. */
function firstIndex(samples: readonly Point<ServiceSample>[], atMs: number): number {
  let low = 0
  let high = samples.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((samples[middle]?.atMs ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** A step while the list it is in grows. */
type Draft = { -readonly [Key in keyof CountStep]: CountStep[Key] }

function addSample(
  steps: Draft[],
  sample: Point<ServiceSample>,
  { isForecast, crashes }: { readonly isForecast: boolean; readonly crashes: readonly number[] },
): void {
  const pair = runningPair(sample.value)
  const last = steps.at(-1)
  if (last !== undefined && last.oldRunning === pair.oldRunning && last.newRunning === pair.newRunning) {
    // What a forecast says of the pair in force is not known yet, so it does not change that pair.
    if (last.isForecast === isForecast) last.latest = sample
    return
  }
  if (last !== undefined) last.untilMs = sample.atMs
  const acts = last === undefined ? [] : actsBetween(last, { ...pair, entry: sample }, crashes)
  steps.push({ ...pair, atMs: sample.atMs, untilMs: null, entry: sample, latest: sample, acts, isForecast })
}

function actsBetween(
  last: CountStep,
  next: Pick<CountStep, 'oldRunning' | 'newRunning' | 'entry'>,
  crashes: readonly number[],
): CountAct[] {
  const oldChange = next.oldRunning - last.oldRunning
  const newChange = next.newRunning - last.newRunning
  if (oldChange === -newChange && isTakenBack(last.latest.value, next.entry.value)) {
    return [{ kind: 'rollBack', count: newChange }]
  }
  if (oldChange > 0 && oldChange === -newChange) return [{ kind: 'redeploy', count: oldChange }]
  const acts: CountAct[] = []
  const gone = Math.max(0, -oldChange) + Math.max(0, -newChange)
  const crashed = Math.min(gone, crashes.filter((atMs) => atMs > last.atMs && atMs <= next.entry.atMs).length)
  const stopped = gone - crashed
  const started = Math.max(0, oldChange) + Math.max(0, newChange)
  if (crashed > 0) acts.push({ kind: 'crash', count: crashed })
  if (stopped > 0) acts.push({ kind: 'stop', count: stopped })
  if (started > 0) acts.push({ kind: 'start', count: started })
  return acts
}

/** Whether what is wanted now was an old revision before. */
function isTakenBack(before: ServiceSample, after: ServiceSample): boolean {
  const primaryOf = ({ revisions }: ServiceSample) => revisions.find(({ isPrimary }) => isPrimary)?.definitionKey
  const wanted = primaryOf(after)
  return wanted !== primaryOf(before) && before.revisions.some((one) => one.definitionKey === wanted)
}
