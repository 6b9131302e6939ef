import { describe, expect, it } from 'vitest'
import { NAME_MAX, namesOf, readDuelSearch } from './duelSearch.ts'

const read = (raw: Readonly<Record<string, unknown>>) => JSON.parse(JSON.stringify(readDuelSearch(raw))) as unknown

describe('the address of a duel', () => {
  it('says its questions, their number, the limit and the names', () => {
    expect(read({ seed: '7', count: 10, limit: '60', left: ' Ana ', right: 42 })).toEqual({
      seed: 7,
      count: '10',
      limit: '60',
      left: 'Ana',
      right: '42',
    })
  })

  it.each([
    { seed: -1 },
    { seed: 2 ** 32 },
    { seed: '' },
    { count: 65 },
    { limit: '1' },
    { left: '   ' },
    { right: ['Ben'] },
  ])('drops what it cannot read: %j', (raw) => expect(read(raw)).toEqual({}))

  it('cuts a long name', () => {
    expect(readDuelSearch({ left: 'x'.repeat(500) }).left).toHaveLength(NAME_MAX)
  })
})

describe('what two are called', () => {
  it('by their names, or by numbers', () => {
    expect(namesOf({ left: 'Ana', right: undefined })).toEqual({ left: 'Ana', right: 'Player 2' })
    expect(namesOf({ left: 'Ana', right: 'Ana' })).toEqual({ left: 'Player 1', right: 'Player 2' })
  })
})
