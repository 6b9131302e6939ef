import { describe, expect, it } from 'vitest'
import { isSingleCharacter } from './shortcutRules.ts'

describe('which shortcuts a person may switch off (WCAG 2.1.4)', () => {
  it.each(['u', 'R', '1', '?', 'Shift+?', 'Shift+Digit1', '+'])('%s is a single character', (keys) => {
    expect(isSingleCharacter(keys)).toBe(true)
  })

  it.each(['Space', 'ArrowLeft', '$mod+z', 'Shift+ArrowLeft', 'Escape', 'Control+k'])('%s is not', (keys) => {
    expect(isSingleCharacter(keys)).toBe(false)
  })
})
