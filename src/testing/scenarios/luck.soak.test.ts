import { describe, expect, it } from 'vitest'
import { allFixIts, luckOf, tried } from './luck.ts'

/** `npm run soak` plays more of them. */
const TRIES = import.meta.env.MODE === 'soak' ? 1_000 : 100
const LUCKY_MAX = TRIES / 100

const fixIts = allFixIts()

describe('APP-3 a fix-it is not passed by luck', () => {
  it.each([...fixIts])('%s: in one try of a hundred at most', { timeout: 300_000 }, (_, fixIt) => {
    const won = luckOf(fixIt, TRIES)
    const told = won.map((commands) => commands.map((one) => `${one.operation} ${JSON.stringify(one.input)}`))
    expect(told.length, JSON.stringify(told, null, 2)).toBeLessThanOrEqual(LUCKY_MAX)
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
