import { expect, it } from 'vitest'
import { begunThings, type BegunWanted } from './begunThings.ts'

const stand = { title: 'Quick five', answered: 2, questions: 5, search: { seed: 1 } }
const play = { records: [], changes: [] }
const wanted: BegunWanted = {
  scenarios: {
    'a-story': { play, playedMs: 40, best: null },
    'opened/x': { play, playedMs: 90, best: null },
    done: { play: null, best: { right: 1, questions: 1 } },
  },
  titles: [
    { id: 'a-story', title: 'A story' },
    { id: 'done', title: 'Done' },
  ],
  begun: { quiz: { ...stand, atMs: 30 }, exam: { ...stand, atMs: 10 } },
  lab: { title: 'mine', atMs: 5_000, savedAt: 20 },
}
const kinds = (of: BegunWanted) => begunThings(of).map(({ kind }) => kind)

it('what was worked at last comes first', () => {
  expect(kinds(wanted)).toEqual(['scenario', 'quiz', 'lab', 'exam'])
  expect(begunThings(wanted)[0]).toEqual({ kind: 'scenario', id: 'a-story', title: 'A story', question: 1 })
  expect(kinds({ ...wanted, lab: { title: 'mine', atMs: 5_000, savedAt: 50 } })[0]).toBe('lab')
})

it('a play of which it is not known when comes last, and nothing where nothing is begun', () => {
  expect(kinds({ ...wanted, scenarios: { 'a-story': { play, best: null } } }).at(-1)).toBe('scenario')
  expect(kinds({ ...wanted, scenarios: {}, begun: { quiz: null, exam: null }, lab: null })).toEqual([])
})
