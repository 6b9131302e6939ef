import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256 } from './sha256.ts'

describe('SHA-256', () => {
  it('is that of FIPS 180-4 for its example', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('is what Node counts, at every length around the edges of its blocks and beyond ASCII', () => {
    for (let length = 0; length < 200; length++) {
      const text = `é${'layer '.repeat(40)}`.slice(0, length)
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })
})
