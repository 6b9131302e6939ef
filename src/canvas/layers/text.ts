import type { Brush } from './brush.ts'
import type { Pen } from './pen.ts'

/** How words are set on the stage. Sizes in CSS pixels before the brush's detail. */
export interface TextStyle {
  readonly size: number
  readonly weight: number
  readonly family: 'text' | 'mono'
  /** The width axis, as far as a canvas can name it: 100 %, 87.5 %, 75 %. */
  readonly width: 'normal' | 'semi-condensed' | 'condensed'
}

export const TEXT = {
  label: { size: 12, weight: 620, family: 'text', width: 'normal' },
  quiet: { size: 12, weight: 450, family: 'text', width: 'normal' },
  type: { size: 12, weight: 450, family: 'text', width: 'semi-condensed' },
  id: { size: 12, weight: 400, family: 'mono', width: 'normal' },
  figure: { size: 10.5, weight: 450, family: 'text', width: 'semi-condensed' },
  figureStrong: { size: 10.5, weight: 620, family: 'text', width: 'semi-condensed' },
  badge: { size: 11, weight: 620, family: 'text', width: 'semi-condensed' },
  tileName: { size: 13, weight: 620, family: 'text', width: 'normal' },
  tileLine: { size: 11.5, weight: 450, family: 'text', width: 'normal' },
  tileNameNarrow: { size: 13, weight: 620, family: 'text', width: 'semi-condensed' },
  tileLineNarrow: { size: 11.5, weight: 450, family: 'text', width: 'semi-condensed' },
  tileSmall: { size: 11.5, weight: 600, family: 'text', width: 'semi-condensed' },
  tileTiny: { size: 10.5, weight: 600, family: 'text', width: 'condensed' },
} as const satisfies Record<string, TextStyle>

export interface TextPlace {
  readonly x: number
  /** The middle of the line. */
  readonly y: number
  readonly style: TextStyle
  readonly color: string
  readonly align?: 'left' | 'right' | 'center'
  /** Words that are wider are cut, with an ellipsis. */
  readonly maxWidth?: number
}

/** No word on the stage is smaller, CSS pixels. */
const SIZE_MIN = 10.5

interface MadeFont {
  readonly detail: number
  readonly stack: string
  readonly font: string
}

/** The last font made of each style: within a frame it hardly ever is another. */
const madeFonts = new WeakMap<TextStyle, MadeFont>()

function fontOf(brush: Pick<Brush, 'fonts'>, style: TextStyle, detail: number): string {
  const stack = brush.fonts[style.family]
  const known = madeFonts.get(style)
  if (known?.detail === detail && known.stack === stack) return known.font
  const size = Math.max(SIZE_MIN, Math.round(style.size * detail * 100) / 100)
  const font = `${style.width === 'normal' ? '' : `${style.width} `}${String(style.weight)} ${String(size)}px ${stack}`
  madeFonts.set(style, { detail, stack, font })
  return font
}

/** Draws one line of words, middle at `y`. Answers the width that it took. */
export function drawText(brush: Brush, words: string, place: TextPlace): number {
  const { pen, detail } = brush
  const font = fontOf(brush, place.style, detail)
  const shown = place.maxWidth === undefined ? words : cut(pen, font, { words, maxWidth: place.maxWidth })
  if (shown === '') return 0
  pen.font = font
  pen.fillStyle = place.color
  pen.textAlign = place.align ?? 'left'
  pen.textBaseline = 'alphabetic'
  // Capitals and figures of both fonts are about 0.7 em high; `middle` would centre the descenders in.
  pen.fillText(shown, place.x, place.y + place.style.size * detail * 0.35)
  return widthOf(pen, font, shown)
}

/** The width of words in a style, in CSS pixels. */
export function measure(brush: Brush, words: string, style: TextStyle): number {
  return widthOf(brush.pen, fontOf(brush, style, brush.detail), words)
}

/** By font, then by words. */
const widths = new Map<string, Map<string, number>>()
const FONTS_MAX = 64
const WORDS_MAX = 4_000

/** Measuring costs as much as drawing, and the same words come again in every frame. */
function widthOf(pen: Pen, font: string, words: string): number {
  const inFont = widths.get(font) ?? new Map<string, number>()
  const known = inFont.get(words)
  if (known !== undefined) return known
  if (widths.size >= FONTS_MAX) widths.clear()
  if (inFont.size >= WORDS_MAX) inFont.clear()
  widths.set(font, inFont)
  // Reading the font back from the pen would cost more than to set it.
  pen.font = font
  const { width } = pen.measureText(words)
  inFont.set(words, width)
  return width
}

/** After a font has arrived all widths are others. */
export function forgetWidths(): void {
  widths.clear()
}

/** The first of some wordings, in the first of some settings, that fits; or none. */
export function firstFitting(
  brush: Brush,
  wordings: readonly string[],
  at: { readonly styles: readonly TextStyle[]; readonly room: number },
): { readonly words: string; readonly style: TextStyle } | null {
  for (const words of wordings) {
    for (const style of at.styles) if (measure(brush, words, style) <= at.room) return { words, style }
  }
  return null
}

function cut(pen: Pen, font: string, line: { readonly words: string; readonly maxWidth: number }): string {
  const { words, maxWidth } = line
  if (widthOf(pen, font, words) <= maxWidth) return words
  for (let length = words.length - 1; length >= 3; length -= 1) {
    const shorter = `${words.slice(0, length).trimEnd()}…`
    if (widthOf(pen, font, shorter) <= maxWidth) return shorter
  }
  return ''
}
