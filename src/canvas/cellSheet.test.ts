import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { VISUALS } from '../look/taskLook.ts'
import { must } from '../base/assert.ts'
import { hexPalette } from '../testing/canvas/hexPalette.ts'
import { CellSheet } from './cellSheet.ts'
import type { Cell, CellInk } from './layers/cells.ts'
import { CellStamps } from './layers/cellStamps.ts'

const SIDE = 60
const ink: CellInk = { palette: hexPalette, pixelRatio: 1 }

beforeEach(() => {
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray
      constructor(width: number, height: number) {
        this.data = new Uint8ClampedArray(width * height * 4)
      }
    },
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** What comes to the canvas: bytes, as they are when they come. */
function screen() {
  const puts: Uint8ClampedArray[] = []
  const putImageData = ({ data }: ImageData) => puts.push(data.slice())
  return { context: { putImageData } as unknown as CanvasRenderingContext2D, puts }
}

const cell: Cell = {
  box: { x: 4, y: 6, width: 15, height: 9 },
  visual: 'healthy',
  ordinal: 1,
  alpha: 1,
  progress: 0.5,
  isMarked: false,
  isSpeck: false,
}
const resting: readonly Cell[] = [{ ...cell, box: { x: 30, y: 6, width: 15, height: 9 } }]

/** What a sheet puts there that has shown nothing before. */
function anew(below: readonly Cell[], moving: readonly Cell[], by = ink): Uint8ClampedArray {
  const { context, puts } = screen()
  const sheet = new CellSheet(SIDE, SIDE)
  sheet.paintResting(below, by)
  sheet.show(context, moving, by)
  return must(puts[0], 'a frame')
}

const OTHERS: readonly (readonly Cell[])[] = [
  [],
  [cell, { ...cell, box: { ...cell.box, y: 30 } }],
  ...VISUALS.map((visual) => [{ ...cell, visual }]),
  [{ ...cell, alpha: 0.4 }],
  [{ ...cell, ordinal: 2 }],
  [{ ...cell, isMarked: true }],
  [{ ...cell, isSpeck: true }],
  [{ ...cell, visual: 'pulling', progress: 0.9 }],
  ...(['x', 'y', 'width', 'height'] as const).map((side) => [{ ...cell, box: { ...cell.box, [side]: 20 } }]),
]

it('shows after any frame what it would have shown as its first', () => {
  const { context, puts } = screen()
  const sheet = new CellSheet(SIDE, SIDE)
  const expected: Uint8ClampedArray[] = []
  const show = (below: readonly Cell[] | null, moving: readonly Cell[], by = ink) => {
    if (below !== null) sheet.paintResting(below, by)
    sheet.show(context, moving, by)
  }
  show(resting, [cell])
  expected.push(anew(resting, [cell]))
  for (const other of OTHERS) {
    show(null, other)
    show(null, [cell])
    expected.push(anew(resting, other), anew(resting, [cell]))
  }
  const dark = { ...ink, palette: { ...hexPalette, surface: '#222222' } }
  show([], [cell])
  show([], [cell], dark)
  expected.push(anew([], [cell]), anew([], [cell], dark))
  expect(puts).toEqual(expected)
})

it('paints nothing anew while what is on its way looks as it did', () => {
  const painted = vi.spyOn(CellStamps.prototype, 'paint')
  const { context, puts } = screen()
  const sheet = new CellSheet(SIDE, SIDE)
  sheet.paintResting(resting, ink)
  for (let frame = 0; frame < 5; frame += 1) sheet.show(context, [{ ...cell, box: { ...cell.box } }], ink)
  expect([painted.mock.calls.length, puts.length]).toEqual([2, 5])
  sheet.show(context, [cell], { ...ink, pixelRatio: 2 })
  expect(painted).toHaveBeenCalledTimes(3)
})
