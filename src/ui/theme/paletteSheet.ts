import { FONT_MONO, FONT_TEXT } from './fontStacks.ts'
import { PALETTES, type Palette, type ThemeName } from './palette.ts'

/** One palette as custom properties: `ink2` is `--ink2`, revision 1 is `--v1 --on1 --edge1 --tint1`. */
export function paletteProperties(palette: Palette): ReadonlyMap<string, string> {
  const { revisions, ...plain } = palette
  const properties = new Map<string, string>()
  for (const [name, value] of Object.entries(plain)) properties.set(`--${toKebab(name)}`, value)
  revisions.forEach((revision, index) => {
    const slot = String(index + 1)
    properties.set(`--v${slot}`, revision.body)
    properties.set(`--on${slot}`, revision.text)
    properties.set(`--edge${slot}`, revision.edge)
    properties.set(`--tint${slot}`, revision.tint)
  })
  return properties
}

/** The sheet's text: one rule per theme, so that `data-theme` works on any element, not on <html> alone. */
export function paletteSheetText(): string {
  const rules = Object.entries(PALETTES).map(([name, palette]) => {
    const scheme: string = (name as ThemeName) === 'dark' ? 'dark' : 'light'
    const lines = [...paletteProperties(palette)].map(([property, value]) => `${property}:${value}`)
    return `[data-theme='${name}']{color-scheme:${scheme};${lines.join(';')}}`
  })
  return [`:root{--font-text:${FONT_TEXT};--font-mono:${FONT_MONO}}`, ...rules].join('\n')
}

/**
 * Gives the page its colours. A constructed sheet, because the page's policy refuses inline styles;
 * the values stay in palette.ts alone.
 */
export function installPaletteSheet(target: Document): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(paletteSheetText())
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet]
}

function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
