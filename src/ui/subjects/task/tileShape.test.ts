import { describe, expect, it } from 'vitest'
import { parseWhole } from '../../kit/parseWhole.ts'
import { tileShape } from './tileShape.ts'

describe('how much of a task fits into a tile', () => {
  it.each([
    { width: 112, height: 44, scale: 'labelled' },
    { width: 75, height: 30, scale: 'tile' },
    { width: 55, height: 23, scale: 'narrowTile' },
    { width: 27, height: 27, scale: 'cell' },
    { width: 8, height: 8, scale: 'cell' },
  ])('$width × $height is $scale', ({ width, height, scale }) => {
    expect(tileShape({ width, height, stripes: 1, hasName: true }).scale).toBe(scale)
  })

  it('moves the text behind the stripes', () => {
    const at = [0, 1, 2, 3].map((stripes) => tileShape({ width: 112, height: 44, stripes, hasName: true }))
    for (const { stripeXs, stripeWidth, textX } of at) {
      expect(Math.max(0, ...stripeXs.map((x) => x + stripeWidth))).toBeLessThan(textX)
    }
  })
})

describe('what is typed into a stepper', () => {
  it.each([
    ['12', 12],
    [' 12 ', 12],
    ['1,280', 1280],
    ['-3', -3],
    ['', null],
    ['4.5', null],
    ['1e3', null],
    ['twelve', null],
  ])('%j is %j', (text, value) => {
    expect(parseWhole(text)).toBe(value)
  })
})
