import { describe, expect, it } from 'vitest'
import type { StorageReason, Trouble } from '../../../session/saving/trouble.ts'
import { isTrouble, troubleWords } from './troubleWords.ts'

/** Every kind, so that a new one cannot be left without words. */
const KINDS: Readonly<
  Record<Exclude<Trouble['kind'], 'storage' | 'unreadable'>, { words: string; isTrouble: boolean }>
> = {
  tooMany: { words: 'keeps 500 labs, and no more: remove one', isTrouble: true },
  elsewhere: { words: 'open in another tab, which saves it', isTrouble: true },
  takenOver: { words: 'it is saved here from now on', isTrouble: false },
  behind: { words: 'The other tab went further', isTrouble: true },
  copied: { words: 'Both are kept', isTrouble: false },
}

const REASONS: Readonly<Record<StorageReason, string>> = {
  forgotten: 'did not keep what it was given',
  full: 'no room left',
  newer: 'newer Taskyard',
  blocked: 'Another tab holds the saved labs',
  forbidden: 'keeps nothing',
}

/** What a person can still do with a lab that is in memory alone. */
const WAY_ON = 'save it as a file'

describe('what the page says about the saving of its lab', () => {
  it.each(Object.entries(KINDS))('%s', (kind, { words, isTrouble: mustBeDone }) => {
    const trouble = { kind } as Trouble
    expect(troubleWords(trouble)).toContain(words)
    expect(isTrouble(trouble)).toBe(mustBeDone)
  })

  it.each(Object.entries(REASONS))('storage that says %s', (reason, words) => {
    const trouble = { kind: 'storage', reason: reason as StorageReason } as const
    expect(troubleWords(trouble)).toContain(words)
    expect(troubleWords(trouble)).toContain(WAY_ON)
    expect(isTrouble(trouble)).toBe(true)
  })

  it('a lab that would not open again, with the place', () => {
    const trouble = { kind: 'unreadable', message: 'title (line 1): half a surrogate pair.' } as const
    expect(troubleWords(trouble)).toContain('title (line 1): half a surrogate pair.')
    expect(troubleWords(trouble)).toContain(WAY_ON)
    expect(isTrouble(trouble)).toBe(true)
  })

  it('no room for one more lab, with the way on', () => {
    expect(troubleWords({ kind: 'tooMany' })).toContain(WAY_ON)
  })
})
