import { describe, expect, it } from 'vitest'
import { nextPairQuestion } from '../../lessons/pairChoices.ts'
import { DEFAULT_SETTING, DEMO_ORIGIN_MS, DEMO_ROLLING, demoFile } from '../../lessons/rollingDemo.ts'
import { must } from '../../base/assert.ts'
import { Run } from '../../model/engine/run.ts'
import { rollingRun } from '../strip/rollingRun.ts'
import { becauseOf, outcomeOf, textOf, verdictOf } from './nextCountsWords.ts'

/** The question and its reason at a moment of the update at 100 / 150, as the page has it. */
function askedAt(afterMs: number) {
  const { seed, commands } = demoFile({ ...DEFAULT_SETTING, minimumHealthyPercent: 100, maximumPercent: 150 })
  const made = new Run({ seed, log: commands })
  made.advance(DEMO_ORIGIN_MS + afterMs)
  const { world, nowMs, headMs, hash, history } = made
  const forecast = made.forecast(600_000)
  const view = { branchId: 'main', version: 1, stream: 0, sequence: 0, world, nowMs, headMs, hash, history, forecast }
  const run = must(rollingRun(view, DEMO_ROLLING, null), 'the service')
  const { desiredCount } = run.service
  const question = must(nextPairQuestion(run.steps, nowMs, { desiredCount, limits: run.moment.limits }), 'a next pair')
  return { question, because: becauseOf(run, question) }
}

const START = 'Upper limit is 6 = 4 × 150 %, rounded down. RUNNING + PENDING is 4, so 2 may start.'
const STOP = /^Lower limit is 4 = 4 × 100 %, rounded up\. 6 are healthy, so 2 may stop/

describe('DEP-2 DEP-3 the reason told is that of the pair that was asked for', () => {
  it.each([
    { afterMs: 0, pairs: ['4+0', '4+2'], because: START },
    // It was decided already, and its tasks are on the way.
    { afterMs: 1_000, pairs: ['4+0', '4+2'], because: START },
    { afterMs: 5_000, pairs: ['4+0', '4+2'], because: START },
    { afterMs: 20_000, pairs: ['4+2', '2+2'], because: STOP },
  ])('$afterMs ms after the order', ({ afterMs, pairs, because }) => {
    const asked = askedAt(afterMs)
    expect([textOf(asked.question.now), textOf(asked.question.answer)]).toEqual(pairs)
    expect(asked.because).toEqual(typeof because === 'string' ? because : expect.stringMatching(because))
  })
})

describe('what a prediction came to', () => {
  const { question } = askedAt(0)
  const answered = (oldRunning: number, newRunning: number) => ({
    choice: { oldRunning, newRunning },
    question,
    because: '',
  })

  it('at once', () => {
    expect(verdictOf(answered(4, 2))).toBe('Yes, 4+2.')
    expect(verdictOf(answered(4, 4))).toBe('Not 4+4: 4+2 comes next.')
  })

  it('when the counts have moved on', () => {
    expect(outcomeOf(answered(4, 2))).toBe('You predicted 4+0 → 4+2. It came so.')
    expect(outcomeOf(answered(4, 4))).toBe('You predicted 4+0 → 4+4. It was 4+2.')
  })
})
