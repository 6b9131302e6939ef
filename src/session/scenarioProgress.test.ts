import { describe, expect, it } from 'vitest'
import { playerOf } from '../lessons/make/making.fixture.ts'
import { notesScenario1 } from '../lessons/scenarios.fixture.ts'
import { keepProgress, progressOf, readProgress, useScenarioProgress } from './scenarioProgress.ts'

describe('SAV-1 what was answered is kept', () => {
  it('as a play until its end, then as a score', () => {
    const player = playerOf(notesScenario1)
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
