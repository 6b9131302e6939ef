import { describe, expect, it } from 'vitest'
import { mediaHolds, type WindowKind } from './media.ts'

const desk: WindowKind = { width: 1_440, height: 900, pointer: 'fine' }
const phone: WindowKind = { width: 390, height: 844, pointer: 'coarse' }

describe('media queries where there is no window', () => {
  it('hold by width and height', () => {
    expect(mediaHolds('(width <= 640px)', desk)).toBe(false)
    expect(mediaHolds('(width <= 640px)', phone)).toBe(true)
    expect(mediaHolds('(width >= 1180px)', desk)).toBe(true)
    expect(mediaHolds('(height >= 844px)', phone)).toBe(true)
    expect(mediaHolds('(1440px >= width)', desk)).toBe(true)
    expect(mediaHolds('(820px <= width <= 1599px)', desk)).toBe(true)
    expect(mediaHolds('(820px <= width <= 1599px)', phone)).toBe(false)
    expect(mediaHolds('(820px <= width <= 1599px)', { ...desk, width: 1_600 })).toBe(false)
  })

  it('hold by what points', () => {
    expect(mediaHolds('(pointer: coarse)', phone)).toBe(true)
    expect(mediaHolds('(pointer: coarse)', desk)).toBe(false)
  })

  it('are refused where they ask for more', () => {
    for (const query of ['(prefers-reduced-motion: reduce)', '(width <= 40em)', 'print', ''])
      expect(() => mediaHolds(query, desk)).toThrow('neither')
  })
})
