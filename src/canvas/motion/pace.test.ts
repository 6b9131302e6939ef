import { expect, it } from 'vitest'
import { travelEase } from './easing.ts'
import { paceOf } from './pace.ts'

it.each([
  { speed: 1, movers: 2, isReduced: false, kind: 'travel', travelMs: 320 },
  { speed: 16, movers: 40, isReduced: false, kind: 'travel', travelMs: 320 },
  { speed: 32, movers: 2, isReduced: false, kind: 'travel', travelMs: 80 },
  { speed: 120, movers: 2, isReduced: false, kind: 'fade', travelMs: 160 },
  { speed: 1, movers: 41, isReduced: false, kind: 'fade', travelMs: 160 },
  { speed: 1, movers: 2, isReduced: true, kind: 'fade', travelMs: 160 },
])('at $speed× with $movers on their way, reduced $isReduced: $kind in $travelMs ms', ({ kind, travelMs, ...now }) => {
  expect(paceOf(now)).toEqual({ kind, travelMs })
})

it('leaves at once and arrives softly', () => {
  expect([0, 1, 2].map(travelEase)).toEqual([0, 1, 1])
  // cubic-bezier(.2, 0, 0, 1) at a quarter and half of the time, from CSS's own definition.
  expect(travelEase(0.25)).toBeCloseTo(0.65, 1)
  expect(travelEase(0.5)).toBeGreaterThan(0.9)
})
