import { expect, it } from 'vitest'
import { stroked } from './stroked.ts'

const FLAT = [0, 10, 20, 30, 40].map((atMs) => ({ atMs, value: 5 }))
const valuesOf = (points: ReturnType<typeof stroked>) => points.map(({ value }) => value)

it('a press sets the point that is nearest', () => {
  expect(valuesOf(stroked(FLAT, null, { atMs: 22, value: 8 }))).toEqual([5, 5, 8, 5, 5])
})

it('a stroke leaves no gap, in either direction, and whole numbers', () => {
  expect(valuesOf(stroked(FLAT, { atMs: 0, value: 0 }, { atMs: 40, value: 10 }))).toEqual([0, 3, 5, 8, 10])
  expect(valuesOf(stroked(FLAT, { atMs: 31, value: 10 }, { atMs: 9, value: 0 }))).toEqual([5, 0, 5, 10, 5])
})

it('what lies outside of a stroke stays', () => {
  expect(valuesOf(stroked(FLAT, { atMs: 12, value: 100 }, { atMs: 18, value: 50 }))).toEqual([5, 5, 50, 5, 5])
})
