import { describe, expect, it } from 'vitest'
import { resolveTheme } from './themeStore.ts'

const asked = { theme: 'system', motion: 'system', systemDark: false, systemReduced: false, projecting: false } as const

describe('the look in force', () => {
  it.each([
    { theme: 'system', systemDark: false, name: 'light' },
    { theme: 'system', systemDark: true, name: 'dark' },
    { theme: 'light', systemDark: true, name: 'light' },
    { theme: 'dark', systemDark: false, name: 'dark' },
  ] as const)('$theme with a dark system: $systemDark is $name', ({ theme, systemDark, name }) => {
    expect(resolveTheme({ ...asked, theme, systemDark }).name).toBe(name)
  })

  it('is the projector while a presenter shows it', () => {
    expect(resolveTheme({ ...asked, theme: 'dark', projecting: true }).name).toBe('projector')
  })

  it.each([
    { motion: 'system', systemReduced: true, reducedMotion: true },
    { motion: 'full', systemReduced: true, reducedMotion: false },
    { motion: 'reduce', systemReduced: false, reducedMotion: true },
  ] as const)('motion $motion, system reduced: $systemReduced', ({ motion, systemReduced, reducedMotion }) => {
    expect(resolveTheme({ ...asked, motion, systemReduced }).reducedMotion).toBe(reducedMotion)
  })
})
