import { describe, expect, it } from 'vitest'
import { playerOf } from '../lessons/make/making.fixture.ts'
import { notesScenario1 } from '../lessons/scenarios.fixture.ts'
import { OPENED_PREFIX } from './openedScenario.ts'
import { keepProgress, OPENED_KEPT_MAX, progressOf, readProgress, useScenarioProgress } from './scenarioProgress.ts'

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

  it('of scenarios that were brought for the twenty answered last, and of those of the site for all', () => {
    const player = playerOf(notesScenario1)
    player.send({ type: 'begin' })
    player.send({ type: 'skip' })
    const { context } = player.getSnapshot()
    const keep = (id: string): void => keepProgress({ ...context, scenario: { ...notesScenario1, id } })
    keep('one-of-the-site')
    for (let index = 0; index < OPENED_KEPT_MAX; index++) keep(`${OPENED_PREFIX}${String(index)}`)
    keep(`${OPENED_PREFIX}0`)
    keep(`${OPENED_PREFIX}new`)
    const kept = Object.keys(useScenarioProgress.getState().scenarios)
    expect(kept.filter((id) => id.startsWith(OPENED_PREFIX))).toHaveLength(OPENED_KEPT_MAX)
    expect(kept).toContain(`${OPENED_PREFIX}0`)
    expect(kept).not.toContain(`${OPENED_PREFIX}1`)
    expect(kept).toContain('one-of-the-site')
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
