import { expect, it } from 'vitest'
import { bootText } from './bootText.ts'

it('ROL-7 what boots says for how long; what was not let in when its time had come says that', () => {
  expect(bootText({ readyAtMs: 60_000 }, 0)).toBe('boots, 1 min to go')
  expect(bootText({ readyAtMs: 60_000 }, 61_000)).toBe('not registered')
})
