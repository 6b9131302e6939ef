import { expect, it } from 'vitest'
import { restOf } from './restOf.ts'

it('what is shown rests its interval, eight times its cost where that is longer, and never for long', () => {
  expect(restOf(250, 0)).toBe(250)
  expect(restOf(250, 30)).toBe(250)
  expect(restOf(250, 100)).toBe(800)
  expect(restOf(250, 400)).toBe(1_500)
  // Who asks for more rest than that has it.
  expect(restOf(2_000, 400)).toBe(2_000)
})
