import { expect, it } from 'vitest'
import { bootText } from './bootText.ts'

it('ROL-7 what boots says for how long; what was not let in when its time had come says that', () => {
  expect(bootText({ readyAtMs: 60_000 }, 0)).toBe('boots, 1 min to go')
  const refusal = { cause: 'noRole', profile: 'web', roleArn: null, action: null, message: null } as const
  expect(bootText({ readyAtMs: 60_000, refusal }, 60_000)).toBe('not registered')
})
