import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { duelMachine, roundOf, scoreOf, winnerOf, type Side } from './duelMachine.ts'

const started = (count: number) => createActor(duelMachine, { input: { count } }).start()
type Duel = ReturnType<typeof started>

/** One question of which option 1 is right, answered by both. */
function play(duel: Duel, given: Readonly<Record<Side, number>>): void {
  duel.send({ type: 'came', right: 1 })
  duel.send({ type: 'given', side: 'left', option: given.left })
  duel.send({ type: 'given', side: 'right', option: given.right })
}

describe('a duel', () => {
  it('reveals nothing before both have answered, and lets one change until then', () => {
    const duel = started(2)
    duel.send({ type: 'given', side: 'left', option: 0 })
    expect(roundOf(duel.getSnapshot().context)?.given.left).toBeNull()
    duel.send({ type: 'came', right: 1 })
    duel.send({ type: 'given', side: 'left', option: 0 })
    duel.send({ type: 'given', side: 'left', option: 1 })
    duel.send({ type: 'next' })
    expect(duel.getSnapshot()).toMatchObject({ value: 'asking', context: { index: 0 } })
    duel.send({ type: 'given', side: 'right', option: 3 })
    expect(duel.getSnapshot().value).toBe('revealed')
    duel.send({ type: 'given', side: 'right', option: 1 })
    expect(roundOf(duel.getSnapshot().context)?.given).toEqual({ left: 1, right: 3 })
  })

  it('goes on to its end, and says who won', () => {
    const duel = started(3)
    for (const given of [
      { left: 1, right: 1 },
      { left: 1, right: 0 },
      { left: 2, right: 0 },
    ]) {
      play(duel, given)
      duel.send({ type: 'next' })
    }
    const { value, context } = duel.getSnapshot()
    expect(value).toBe('over')
    expect([scoreOf(context.rounds, 'left'), scoreOf(context.rounds, 'right')]).toEqual([2, 1])
    expect(winnerOf(context.rounds)).toBe('left')
    expect(winnerOf(context.rounds.slice(0, 1))).toBeNull()
  })

  it('counts what was not answered in time as wrong', () => {
    const duel = started(1)
    duel.send({ type: 'came', right: 1 })
    duel.send({ type: 'given', side: 'right', option: 1 })
    duel.send({ type: 'timeOver' })
    const { value, context } = duel.getSnapshot()
    expect(value).toBe('revealed')
    expect(winnerOf(context.rounds)).toBe('right')
  })

  it('goes on without a question that did not come, and does not count it', () => {
    const duel = started(3)
    duel.send({ type: 'passed' })
    expect(roundOf(duel.getSnapshot().context)?.place).toBe(1)
    play(duel, { left: 0, right: 1 })
    duel.send({ type: 'next' })
    duel.send({ type: 'passed' })
    const { value, context } = duel.getSnapshot()
    expect(value).toBe('over')
    expect(context.rounds.map(({ place }) => place)).toEqual([1])
  })
})
