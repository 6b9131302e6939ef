import { expect, it } from 'vitest'
import { VISUALS } from '../../look/taskLook.ts'
import { paintCell } from './cells.ts'
import type { Cell } from './cells.ts'
import { CellStamps } from './cellStamps.ts'
import { Framebuffer } from './framebuffer.ts'
import { hexPalette } from '../../testing/canvas/hexPalette.ts'

const SIDE = 120
const ink = { palette: hexPalette, pixelRatio: 1 }

function canvas(): Framebuffer {
  return new Framebuffer(SIDE, SIDE, new Uint32Array(SIDE * SIDE).fill(0xff112233))
}

/** Every state in two colours, whole, fading and as a speck, in rows that run over the frame's edge. */
const cells: readonly Cell[] = VISUALS.flatMap((visual, row) =>
  [1, 2].flatMap((ordinal) =>
    [1, 0.4, 0].map((alpha, at) => ({
      box: { x: (ordinal * 3 + at) * 17 - 54, y: row * 11 - 4, width: 15, height: 9 },
      ...{ visual, ordinal, alpha, progress: 0.5, isMarked: row % 2 === 1, isSpeck: ordinal === 2 && alpha === 1 },
    })),
  ),
)

it('puts the same pixels there as painting each cell', () => {
  const [painted, stamped] = [canvas(), canvas()]
  for (const cell of cells) paintCell(painted, cell, ink)
  const stamps = new CellStamps()
  stamps.paint(stamped, cells, ink)
  expect(stamped.pixels).toEqual(painted.pixels)
  stamps.paint(stamped, cells, ink)
  expect(stamped.pixels).toEqual(painted.pixels)
})

it('forgets its stamps when colours or pixels are others', () => {
  const stamps = new CellStamps()
  stamps.paint(canvas(), cells, ink)
  for (const other of [
    { ...ink, palette: { ...hexPalette, surface: '#222222' } },
    { ...ink, pixelRatio: 2 },
  ]) {
    const [painted, stamped] = [canvas(), canvas()]
    for (const cell of cells) paintCell(painted, cell, other)
    stamps.paint(stamped, cells, other)
    expect(stamped.pixels).toEqual(painted.pixels)
  }
})
