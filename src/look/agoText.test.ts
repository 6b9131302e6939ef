import { expect, it } from 'vitest'
import { agoText } from './agoText.ts'

it.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 min ago'],
  [3_599_999, '59 min ago'],
  [7_200_000, '2 h ago'],
  [86_400_000, '1 day ago'],
  [3 * 86_400_000, '3 days ago'],
])('%i ms are %s', (agoMs, text) => {
  expect(agoText(agoMs)).toBe(text)
})
