import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

describe('base64', () => {
  it('is what Node makes of bytes, and back', () => {
    for (let length = 0; length < 20; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 97 + length * 31) % 256)
      const text = Buffer.from(bytes).toString('base64')
      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
    }
  })

  it.each(['a', 'ab', 'abc', 'ab=c', 'a b=', '====', 'abcd='])('%s is none', (text) => {
    expect(fromBase64(text)).toBeNull()
  })
})
