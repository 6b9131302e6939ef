import { expect, it } from 'vitest'
import { pixelRatioFor } from './surface.ts'

it.each([
  { width: 816, height: 381, wanted: 2, ratio: 2 },
  // A side of 16,000 at ratio 2 would be a canvas that no browser makes.
  { width: 16_000, height: 300, wanted: 2, ratio: 1 },
  { width: 16_000, height: 16_000, wanted: 1, ratio: 0.25 },
  { width: 0, height: 0, wanted: 1, ratio: 1 },
])('$width × $height at $wanted is drawn at $ratio', ({ width, height, wanted, ratio }) => {
  expect(pixelRatioFor({ width, height }, wanted)).toBe(ratio)
})
