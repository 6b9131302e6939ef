import { describe, expect, it } from 'vitest'
import { TOPICS, topicTitle } from '../../lessons/topics.ts'
import { isSolved, slotOf, topicMatches } from './topicProgress.ts'

const placement = TOPICS.find((one) => one.id === 'placement') ?? expect.fail('no such topic')
const entry = { id: 'a', title: 'Pack by memory', topic: 'placement', minutes: 5, summary: 'Which instance?' }

describe('APP-3 the map of topics', () => {
  it.each([
    ['', true],
    ['PLACEMENT', true],
    ['pack memory', true],
    ['instance? binpack', true],
    ['pack cheese', false],
  ])('finds by words of topic and scenarios: %j', (sought, found) => {
    expect(topicMatches(placement, [entry, { ...entry, topic: 'ecr', title: 'Cheese' }], sought)).toBe(found)
  })

  it('tells solved from begun from free', () => {
    const best = (right: number) => ({ play: null, best: { right, questions: 3 } })
    expect(
      [best(3), best(2), { play: { records: [], changes: [] }, best: null }, { play: null, best: null }].map(slotOf),
    ).toEqual(['solved', 'begun', 'begun', 'free'])
    expect(isSolved(best(2))).toBe(false)
  })

  it('has sixteen topics, each of some exam domain, and names a strange one by its id', () => {
    expect(new Set(TOPICS.map((one) => one.id)).size).toBe(16)
    expect(TOPICS.every((one) => one.domains.length > 0)).toBe(true)
    expect(topicTitle('strange')).toBe('strange')
  })
})
