import { describe, expect, it } from 'vitest'
import { readQuizSearch } from './quizSearch.ts'

describe('the address of a quiz', () => {
  it('reads what it names', () => {
    const read = readQuizSearch({ mode: 'due', topic: 'placement', domain: 'DVA3', seed: 7, count: '12' })
    expect(read).toMatchObject({ mode: 'due', topic: 'placement', domain: 'DVA3', seed: 7, count: 12 })
    expect(readQuizSearch({ concepts: 'template/upper-limit,item/ecr-1' }).concepts).toBe(
      'template/upper-limit,item/ecr-1',
    )
  })

  it.each([
    { mode: 'mock' },
    { topic: 'astronomy' },
    { domain: 'DVA9' },
    { seed: -1 },
    { seed: 2 ** 32 },
    { count: 66 },
    { count: 'many' },
    { concepts: 'template/../x' },
    { concepts: ['template/upper-limit'] },
  ])('drops what it cannot read: %j', (raw) => {
    expect(Object.values(readQuizSearch(raw)).filter((one) => one !== undefined)).toEqual([])
  })
})
