import { describe, expect, it } from 'vitest'
import { PALETTES, type Palette } from './palette.ts'
import { paletteProperties, paletteSheetText } from './paletteSheet.ts'

const TEXT_MIN = 4.5
const GRAPHIC_MIN = 3
const themes = Object.entries(PALETTES)

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

describe.each(themes)('palette %s', (_, palette: Palette) => {
  const floors = ['ground', 'zone', 'surface', 'panel'] as const

  it.each(['ink', 'ink2', 'ink3', 'trouble', 'clear'] as const)('%s is legible on every floor', (text) => {
    for (const floor of floors) expect(contrast(palette[text], palette[floor])).toBeGreaterThanOrEqual(TEXT_MIN)
  })

  it('has control borders that can be seen', () => {
    for (const floor of floors) expect(contrast(palette.ctl, palette[floor])).toBeGreaterThanOrEqual(GRAPHIC_MIN)
  })

  it.each(['ink', 'trouble', 'clear'] as const)('inv is legible on %s', (body) => {
    expect(contrast(palette.inv, palette[body])).toBeGreaterThanOrEqual(TEXT_MIN)
  })

  it('keeps trouble and clear legible on their tints', () => {
    expect(contrast(palette.trouble, palette.troubleTint)).toBeGreaterThanOrEqual(TEXT_MIN)
    expect(contrast(palette.clear, palette.clearTint)).toBeGreaterThanOrEqual(TEXT_MIN)
  })

  it.each([0, 1, 2, 3] as const)('revision %i carries its text, and its edge shows', (index) => {
    const revision = palette.revisions[index]
    expect(contrast(revision.text, revision.body)).toBeGreaterThanOrEqual(TEXT_MIN)
    expect(contrast(palette.ink2, revision.tint)).toBeGreaterThanOrEqual(TEXT_MIN)
    for (const floor of [palette.surface, palette.ground, revision.tint]) {
      expect(contrast(revision.edge, floor)).toBeGreaterThanOrEqual(TEXT_MIN)
    }
  })
})

describe('the palette’s contrast', () => {
  it.each([
    { text: 'ink', floor: 'ground', light: 14.4, dark: 16.4, projector: 19.0 },
    { text: 'ink2', floor: 'ground', light: 6.9, dark: 10.3, projector: 12.9 },
    { text: 'ink3', floor: 'ground', light: 4.8, dark: 6.7, projector: 8.6 },
    { text: 'trouble', floor: 'ground', light: 4.9, dark: 7.8, projector: 6.9 },
    { text: 'clear', floor: 'ground', light: 4.8, dark: 9.4, projector: 7.6 },
    { text: 'ctl', floor: 'surface', light: 4.0, dark: 3.9, projector: 9.5 },
    { text: 'res', floor: 'surface', light: 3.0, dark: 3.4, projector: 3.6 },
  ] as const)('$text on $floor', ({ text, floor, ...figures }) => {
    for (const [name, palette] of themes) {
      expect(contrast(palette[text], palette[floor])).toBeCloseTo(figures[name as keyof typeof figures], 1)
    }
  })
})

describe('palette sheet', () => {
  it('gives every theme the same properties', () => {
    const names = themes.map(([, palette]) => [...paletteProperties(palette).keys()].sort())
    expect(names[1]).toEqual(names[0])
    expect(names[2]).toEqual(names[0])
    expect(names[0]).toEqual(
      expect.arrayContaining(['--ink2', '--trouble-tint', '--v1', '--on4', '--edge2', '--tint3']),
    )
  })

  it('sets them by data-theme', () => {
    expect(paletteSheetText()).toContain("[data-theme='dark']{color-scheme:dark;--ground:#0C1314")
  })
})
