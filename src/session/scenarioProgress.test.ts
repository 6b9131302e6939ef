import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { playerMachine } from '../lessons/playerMachine.ts'
import { resumable } from '../lessons/savedPlay.ts'
import { notesScenario1, oneTaskScenario } from '../lessons/scenarios.fixture.ts'
import { keepProgress, progressOf, readProgress, useScenarioProgress } from './scenarioProgress.ts'

describe('SAV-1 what was answered is kept', () => {
  it('as a play until its end, then as a score', () => {
    const player = createActor(playerMachine, { input: { scenario: notesScenario1 } }).start()
    const kept = () => progressOf(useScenarioProgress.getState(), notesScenario1.id)
    player.send({ type: 'begin' })
    for (let question = 0; question < 4; question++) {
      player.send({ type: 'skip' })
      keepProgress(player.getSnapshot().context)
      if (question === 0) expect(kept().play?.records).toHaveLength(1)
      player.send({ type: 'arrived' })
      player.send({ type: 'next' })
    }
    expect(kept()).toEqual({ play: null, best: { right: 0, questions: 4 } })
    const asStored = JSON.parse(JSON.stringify(useScenarioProgress.getState())) as unknown
    expect(readProgress(asStored)).toEqual(useScenarioProgress.getState())
  })

  it.each([
    null,
    7,
    {},
    { scenarios: 3 },
    { scenarios: { a: null } },
    { scenarios: { a: { play: { records: 1 }, best: { right: 5, questions: 4 } } } },
    { scenarios: { a: { play: { records: [{ kind: 'counts' }], changes: [] }, best: { right: -1, questions: '4' } } } },
  ])('reads nothing from %j', (stored) => {
    for (const one of Object.values(readProgress(stored).scenarios)) expect(one).toEqual({ play: null, best: null })
  })
})

describe('SAV-1 a play that no longer fits its scenario', () => {
  const skipped = { kind: 'counts', prediction: null, hints: 0, isRight: false } as const

  it.each([
    [
      'a change at a time at which nothing is asked',
      { records: [skipped], changes: [{ atMs: 5, change: { maximumPercent: 200 } }] },
    ],
    ['answers to other questions', { records: [skipped, skipped], changes: [] }],
    ['more answers than questions', { records: Array.from({ length: 9 }, () => skipped), changes: [] }],
  ])('begins anew: %s', (_, saved) => {
    expect(resumable(oneTaskScenario, saved)).toBeUndefined()
  })

  it('goes on when it fits', () => {
    const saved = { records: [skipped], changes: [] }
    expect(resumable(oneTaskScenario, saved)).toBe(saved)
  })
})
