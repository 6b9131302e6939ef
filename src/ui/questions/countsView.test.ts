import { describe, expect, it } from 'vitest'
import { countsStepOf } from '../../lessons/make/making.fixture.ts'
import { notesScenario1 } from '../../lessons/scenarios.fixture.ts'
import { Run } from '../../model/engine/run.ts'
import { must } from '../../base/assert.ts'
import { countsView } from './countsView.tsx'

const { lab, fromMs, serviceKey } = notesScenario1
const run = new Run({ seed: lab.seed, log: lab.commands })
run.advance(fromMs)
const service = must(run.world.services.get(serviceKey ?? ''), 'the service')
const question = countsStepOf(notesScenario1, 0)

describe('DEP-2 DEP-3 a guess on the strip', () => {
  it('stands there as it is before the answer, whatever it crosses', () => {
    const guess = { oldRunning: 4, newRunning: 2 }
    expect(countsView.future(question, guess, { service, isOver: false })).toEqual([guess])
  })

  it.each([
    { guess: { oldRunning: 4, newRunning: 2 }, crosses: 'upper' },
    // Wrong in another way first.
    { guess: { oldRunning: 5, newRunning: 0 }, crosses: 'upper' },
    { guess: { oldRunning: 1, newRunning: 0 }, crosses: 'lower' },
    { guess: { oldRunning: 3, newRunning: 1 }, crosses: null },
  ])('of $guess.oldRunning + $guess.newRunning crosses $crosses once the answer is known', ({ guess, crosses }) => {
    expect(countsView.future(question, guess, { service, isOver: true })).toEqual([{ ...guess, crosses }])
  })

  it('that is right is what came', () => {
    expect(countsView.future(question, question.answer, { service, isOver: true })).toBe('hidden')
  })
})
