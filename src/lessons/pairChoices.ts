import type { Limits } from '../model/world/deployment/limits.ts'
import { stepIndexAt, type CountStep } from './countSteps.ts'

/** RUNNING tasks of the old revisions and of the new one. */
export interface CountPair {
  readonly oldRunning: number
  readonly newRunning: number
}

/** "Which counts come next?" with the answer that the model computed and two that follow from a usual mistake. */
export interface PairQuestion {
  readonly now: CountPair
  readonly answer: CountPair
  /** The pair that is asked for, with what leads to it. */
  readonly next: CountStep
  /** Three different pairs, most old tasks first; the answer is one of them. */
  readonly choices: readonly CountPair[]
}

const CHOICES = 3

/**
 * The question that a moment of a rolling update asks. Nothing of it is typed: the answer is the next pair of the
 * forecast, the others are what it would be if a limit were read wrongly.
 *
 * @param steps  pairs so far and foreseen (`appendForecast`)
 * @returns `null` before the first pair and when nothing comes after this one
 */
export function nextPairQuestion(
  steps: readonly CountStep[],
  nowMs: number,
  service: { readonly desiredCount: number; readonly limits: Limits },
): PairQuestion | null {
  const index = stepIndexAt(steps, nowMs)
  const now = steps[index]
  const next = steps[index + 1]
  if (now === undefined || next === undefined) return null
  const answer = pairOf(next)
  const choices = [answer]
  for (const pair of mistakes(pairOf(now), service)) {
    const isKnown = isSamePair(pair, now) || choices.some((one) => isSamePair(one, pair))
    if (choices.length < CHOICES && !isKnown) choices.push(pair)
  }
  choices.sort((a, b) => b.oldRunning - a.oldRunning || b.newRunning - a.newRunning)
  return { now: pairOf(now), answer, next, choices }
}

export function isSamePair(one: CountPair, other: CountPair): boolean {
  return one.oldRunning === other.oldRunning && one.newRunning === other.newRunning
}

function pairOf({ oldRunning, newRunning }: CountPair): CountPair {
  return { oldRunning, newRunning }
}

/** What comes next if: every new task starts at once, every old one stops, the limits are taken one task at a time… */
function mistakes(
  { oldRunning, newRunning }: CountPair,
  { desiredCount, limits }: { readonly desiredCount: number; readonly limits: Limits },
): readonly CountPair[] {
  const free = Math.max(0, limits.upper - oldRunning - newRunning)
  const spare = Math.max(0, oldRunning + newRunning - limits.lower)
  return [
    { oldRunning, newRunning: Math.min(desiredCount, newRunning + free) },
    { oldRunning: Math.max(0, oldRunning - spare), newRunning },
    { oldRunning: 0, newRunning: desiredCount },
    { oldRunning, newRunning: desiredCount },
    { oldRunning: 0, newRunning },
    { oldRunning: Math.max(0, oldRunning - 1), newRunning: newRunning + 1 },
    { oldRunning, newRunning: newRunning + 1 },
    { oldRunning: oldRunning + 1, newRunning },
  ]
}
