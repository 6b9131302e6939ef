import { describe, expect, it } from 'vitest'
import type { CountStep } from '../../lessons/countSteps.ts'
import { NO_VOTES, outcomeText, raised, shownVote, type ShownVote, type Votes } from './hands.ts'

const pair = (oldRunning: number, newRunning: number) => ({ oldRunning, newRunning })
const sample = { desiredCount: 4, limits: { lower: 2, upper: 4 }, isSteady: false, waitingCount: 0, revisions: [] }

function step(atMs: number, oldRunning: number, newRunning: number): CountStep {
  const point = { atMs, value: sample }
  return { oldRunning, newRunning, atMs, untilMs: null, entry: point, latest: point, acts: [], isForecast: false }
}

const STEPS = [step(0, 4, 0), step(1_000, 2, 0), step(13_000, 2, 2)] as const
const FIRST = { now: pair(4, 0), answer: pair(2, 0), next: STEPS[1], choices: [pair(4, 2), pair(2, 0), pair(0, 4)] }
const SECOND = { now: pair(2, 0), answer: pair(2, 2), next: STEPS[2], choices: [pair(2, 4), pair(2, 2), pair(0, 4)] }

function vote(votes: Votes, shown: ShownVote | null, ...indexes: readonly number[]): Votes {
  if (shown === null) throw new Error('Nothing is asked.')
  return indexes.reduce((now, index) => raised(now, shown, { index, by: 1 }), votes)
}

describe('hands', () => {
  const voted = vote(NO_VOTES, shownVote(NO_VOTES, { steps: STEPS, nowMs: 0, question: FIRST }), 0, 1, 1)

  it('are counted for each choice, and never below none', () => {
    const shown = shownVote(voted, { steps: STEPS, nowMs: 0, question: FIRST })
    expect(shown?.vote.hands).toEqual([1, 2, 0])
    if (shown !== null) expect(raised(voted, shown, { index: 2, by: -1 }).byPair[0]?.hands).toEqual([1, 2, 0])
  })

  it('stay after the step and say who was right, until the next question is asked', () => {
    const shown = shownVote(voted, { steps: STEPS, nowMs: 5_000, question: SECOND })
    expect(shown?.kind === 'came' && outcomeText(shown)).toBe('2+0 came. 2 of 3 hands had it.')
    const next = shownVote({ ...voted, readMs: 0 }, { steps: STEPS, nowMs: 5_000, question: SECOND })
    expect(next).toMatchObject({ kind: 'asked', pairMs: 1_000, vote: { hands: [0, 0, 0] } })
  })

  it('stay at the last pair too, after which nothing is asked', () => {
    expect(shownVote(voted, { steps: STEPS.slice(0, 2), nowMs: 5_000, question: null })?.kind).toBe('came')
    expect(shownVote({ ...voted, readMs: 0 }, { steps: STEPS.slice(0, 2), nowMs: 5_000, question: null })).toBeNull()
  })

  it('give way at once where nobody voted, and where the pair has moved on again', () => {
    expect(shownVote(NO_VOTES, { steps: STEPS, nowMs: 5_000, question: SECOND })?.kind).toBe('asked')
    expect(shownVote(voted, { steps: STEPS, nowMs: 13_000, question: SECOND })?.kind).toBe('asked')
  })

  it('are there again when one goes back', () => {
    expect(shownVote(voted, { steps: STEPS, nowMs: 500, question: FIRST })).toMatchObject({
      kind: 'asked',
      vote: { hands: [1, 2, 0] },
    })
  })

  it.each([
    { hands: [0, 3, 0], says: '2+0 came. All 3 hands had it.' },
    { hands: [1, 0, 1], says: '2+0 came. None of 2 hands had it.' },
    { hands: [0, 1, 0], says: '2+0 came. The one hand had it.' },
  ])('in words: $says', ({ hands, says }) => {
    const shown = { kind: 'came', pairMs: 0, vote: { choices: FIRST.choices, hands }, came: pair(2, 0) } as const
    expect(outcomeText(shown)).toBe(says)
  })
})
