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

// What Chromium says of an animation with `cubic-bezier(.2, 0, 0, 1)`.
it.each([
  [0, 0],
  [0.1, 0.15625],
  [0.25, 0.60722],
  [0.5, 0.877834],
  [0.75, 0.97548],
  [1, 1],
])('eases %d to %d', (t, eased) => {
  expect(travelEase(t)).toBeCloseTo(eased, 3)
})
