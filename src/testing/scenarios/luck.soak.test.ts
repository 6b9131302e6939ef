import { describe, expect, it } from 'vitest'
import { allFixIts, luckOf, tried } from './luck.ts'

/** `npm run soak` plays more of them. */
const IS_SOAK = import.meta.env.MODE === 'soak'
const TRIES = IS_SOAK ? 1_000 : 100
/** What starts again and again takes long to play. */
const LOOPING: readonly string[] = ['fix-killed-while-starting', 'fix-out-of-memory']
const LOOPING_TRIES = IS_SOAK ? TRIES : 15
/** Where none of the first passes, `npm test` asks no more. */
const FIRST_TRIES = 8

const fixIts = allFixIts()

describe('APP-3 a fix-it is not passed by luck', () => {
  it.each([...fixIts])('%s: in one try of a hundred at most', (id, fixIt) => {
    const tries = LOOPING.includes(id) ? LOOPING_TRIES : TRIES
    const soon = luckOf(fixIt, Math.min(tries, FIRST_TRIES))
    const won = soon.length === 0 && !IS_SOAK ? soon : luckOf(fixIt, tries)
    const told = won.map((commands) => commands.map((one) => `${one.operation} ${JSON.stringify(one.input)}`))
    expect(told.length, JSON.stringify(told, null, 2)).toBeLessThanOrEqual(tries / 100)
  })

  it('nor by doing nothing', () => {
    const done = [...fixIts].filter(([, fixIt]) => tried(fixIt, []).isReached)
    expect(done.map(([id]) => id)).toEqual([])
  })

  it('whoever acts at random passes an easy one now and then: any instance will do', () => {
    const fixIt = fixIts.get('fix-empty-cluster')
    if (fixIt === undefined) throw new Error('no fix-empty-cluster')
    const goal = [{ says: 'A task runs', look: { counts: 'yard/web', query: 'running' }, is: { atLeast: 1 } }]
    const won = luckOf({ ...fixIt, wanted: { ...fixIt.wanted, goal } }, 100).length
    expect(won).toBeGreaterThan(5)
    expect(won).toBeLessThan(60)
  })
})
