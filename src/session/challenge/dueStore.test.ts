import { describe, expect, it } from 'vitest'
import { dueCount, levelOf, nextDueMs, readDue } from './dueStore.ts'

const state = {
  topics: { ecr: { dueMs: [10, 20], known: 1.5 }, roles: { dueMs: [15], known: 0 } },
  concepts: { ecr: 3 },
}

describe('SAV-1 what is due, noted for pages without the answers', () => {
  it('is counted by topic and time, and says when the next comes', () => {
    expect([9, 10, 15, 20].map((nowMs) => dueCount(state, nowMs))).toEqual([0, 1, 2, 3])
    expect(dueCount(state, 15, 'ecr')).toBe(1)
    expect(dueCount(state, 15, 'fargate')).toBe(0)
    expect([9, 15, 20].map((nowMs) => nextDueMs(state, nowMs))).toEqual([10, 20, null])
  })

  it('has a level where answers and concepts are counted alone', () => {
    expect(['ecr', 'roles', 'fargate'].map((topic) => levelOf(state, topic))).toEqual([0.5, null, null])
  })

  it.each([
    null,
    7,
    {},
    { topics: 1, concepts: null },
    { topics: { a: { dueMs: ['x'], known: 1 } }, concepts: { a: -1 } },
  ])('takes nothing from %j', (stored) => expect(readDue(stored)).toEqual({ topics: {}, concepts: {} }))

  it('takes what it wrote', () => expect(readDue(JSON.parse(JSON.stringify(state)))).toEqual(state))
})
