import type { Pen } from '../../canvas/layers/pen.ts'
import { forgetWidths } from '../../canvas/layers/text.ts'
import type { Rect } from '../../canvas/geometry.ts'
import { fontWidth } from './fontWidths.ts'

/** One line of words as it stands on a canvas, with the room that its letters take, CSS pixels. */
export interface DrawnWords {
  readonly words: string
  readonly box: Rect
}

/** Above and below the line that words stand on, in em: capitals and figures, and what hangs down. */
const ASCENT = 0.72
const DESCENT = 0.2

/** A pen that only writes down where words are set, and how wide the stage's own fonts make them. */
export function wordsPen(): { readonly pen: Pen; readonly drawn: DrawnWords[] } {
  // Another pen may have measured the same words by other letters.
  forgetWidths()
  const drawn: DrawnWords[] = []
  const state = { font: '10px Text', textAlign: 'left', globalAlpha: 1 }
  const own = {
    measureText: (words: string) => ({ width: fontWidth(words, state.font) }),
    fillText(words: string, x: number, y: number) {
      const width = fontWidth(words, state.font)
      const size = Number(/([\d.]+)px/.exec(state.font)?.[1] ?? 10)
      const shift = { left: 0, center: width / 2, right: width }[state.textAlign] ?? 0
      drawn.push({ words, box: { x: x - shift, y: y - ASCENT * size, width, height: (ASCENT + DESCENT) * size } })
    },
  }
  const ignore = (): void => undefined
  const pen = new Proxy(state, {
    get: (target, key) => Reflect.get(own, key) ?? Reflect.get(target, key) ?? ignore,
  }) as unknown as Pen
  return { pen, drawn }
}
