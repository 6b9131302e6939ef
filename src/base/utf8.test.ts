import { describe, expect, it } from 'vitest'
import { hasMoreBytes } from './utf8.ts'

describe('DET-8 sizes are counted in bytes of UTF-8', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 2],
    ['€', 3],
    ['😀', 4],
    ['a€é😀', 10],
    ['€'.repeat(1_000), 3_000],
  ])('%j', (text, bytes) => {
    expect(hasMoreBytes(text, bytes)).toBe(false)
    expect(hasMoreBytes(text, bytes + 1_000)).toBe(false)
    expect(hasMoreBytes(text, bytes - 1)).toBe(true)
  })
})
