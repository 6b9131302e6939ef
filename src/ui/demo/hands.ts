import { isSamePair, type CountPair, type PairQuestion } from '../../lessons/pairChoices.ts'
import { stepIndexAt, type CountStep } from '../../lessons/countSteps.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { pairText } from '../words/deployment/counts.ts'

/** The hands that were counted for the choices of one question. */
export interface Vote {
  readonly choices: readonly CountPair[]
  readonly hands: readonly number[]
}

export interface Votes {
  /** By when the pair began that was asked from. */
  readonly byPair: Readonly<Record<number, Vote>>
  /** The pair whose outcome was read: the next question is asked. */
  readonly readMs: number | null
}

export const NO_VOTES: Votes = { byPair: {}, readMs: null }

export interface Hand {
  /** Of the choice. */
  readonly index: number
  readonly by: 1 | -1
}

/** What the presenter's side has of it: a question with its hands, or what came and who had said so. */
export type ShownVote =
  | { readonly kind: 'asked'; readonly pairMs: number; readonly vote: Vote }
  | { readonly kind: 'came'; readonly pairMs: number; readonly vote: Vote; readonly came: CountPair }

/** Where an update stands, and what it asks there. */
interface VoteScene {
  readonly steps: readonly CountStep[]
  readonly nowMs: number
  readonly question: PairQuestion | null
}

const HANDS_MAX = 999

/** The outcome of the last vote stays until the next question is asked; where nobody voted that is at once. */
export function shownVote(votes: Votes, { steps, nowMs, question }: VoteScene): ShownVote | null {
  const index = stepIndexAt(steps, nowMs)
  const [before, now] = [steps[index - 1], steps[index]]
  if (now === undefined) return null
  const last = before === undefined ? undefined : votes.byPair[before.atMs]
  if (before !== undefined && last !== undefined && totalOf(last) > 0 && votes.readMs !== before.atMs) {
    return { kind: 'came', pairMs: before.atMs, vote: last, came: now }
  }
  if (question === null) return null
  return { kind: 'asked', pairMs: now.atMs, vote: votes.byPair[now.atMs] ?? emptyVote(question) }
}

function emptyVote({ choices }: PairQuestion): Vote {
  return { choices, hands: choices.map(() => 0) }
}

/** One hand more, or fewer, for a choice. */
export function raised(votes: Votes, { pairMs, vote: shown }: ShownVote, hand: Hand): Votes {
  // Keys come faster than pictures.
  const vote = votes.byPair[pairMs] ?? shown
  const hands = vote.hands.map((count, at) =>
    at === hand.index ? Math.max(0, Math.min(HANDS_MAX, count + hand.by)) : count,
  )
  return { ...votes, byPair: { ...votes.byPair, [pairMs]: { ...vote, hands } } }
}

function totalOf({ hands }: Vote): number {
  return hands.reduce((sum, count) => sum + count, 0)
}

/** `2+2 came. 3 of 5 hands had it.` */
export function outcomeText({ vote, came }: ShownVote & { readonly kind: 'came' }): string {
  const total = totalOf(vote)
  const right = vote.choices.reduce((sum, pair, at) => (isSamePair(pair, came) ? sum + (vote.hands[at] ?? 0) : sum), 0)
  const all = total === 1 ? 'The one hand' : `All ${counted(total, 'hand')}`
  const who = right === total ? all : `${right === 0 ? 'None' : grouped(right)} of ${counted(total, 'hand')}`
  return `${pairText(came.oldRunning, came.newRunning)} came. ${who} had it.`
}
