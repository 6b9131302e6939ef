import { describe, expect, it } from 'vitest'
import { hexPalette as palette } from '../../testing/canvas/hexPalette.ts'
import { VISUALS } from '../../look/taskLook.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import { paintCell } from './cells.ts'
import type { Cell } from './cells.ts'
import { Framebuffer, packColor } from './framebuffer.ts'

const SIDE = 24

function paint(fields: Partial<Cell>, ratio = 1): Uint32Array {
  const target = new Framebuffer(SIDE, SIDE, new Uint32Array(SIDE * SIDE))
  const box = { x: 2, y: 2, width: 20, height: 16 }
  const cell: Cell = {
    box,
    visual: 'healthy',
    ordinal: 1,
    progress: 0,
    alpha: 1,
    isMarked: false,
    isSpeck: false,
    ...fields,
  }
  paintCell(target, cell, { palette, pixelRatio: ratio })
  return target.pixels
}

function count(pixels: Uint32Array, hex: string): number {
  return pixels.filter((pixel) => pixel === packColor(hex)).length
}

describe('a task as a cell', () => {
  it('looks different in every state', () => {
    const pictures = VISUALS.map((visual) => paint({ visual }).join())
    // Two states that only wait differ in their sign, and a cell has none; nor have two drawn alike without it.
    const alike: readonly (readonly TaskVisual[])[] = [
      ['waiting', 'attaching', 'pulling'],
      ['unhealthy', 'failing'],
    ]
    expect(new Set(pictures).size).toBe(VISUALS.length - alike.flatMap((states) => states.slice(1)).length)
  })

  it('is solid when healthy, and wears a stripe from the second revision on', () => {
    expect(count(paint({ visual: 'healthy' }), '#100000')).toBe(20 * 16 - 4)
    const striped = paint({ visual: 'healthy', ordinal: 2 })
    expect(count(striped, '#200000')).toBeLessThan(20 * 16 - 4)
  })

  it('wears a corner where its task has a mark', () => {
    const marked = count(paint({ visual: 'healthy', isMarked: true }), palette.ink)
    expect(marked).toBe(4 * 4)
    expect(count(paint({ visual: 'healthy' }), palette.ink)).toBe(0)
  })

  it('fills with what is pulled', () => {
    const half = count(paint({ visual: 'pulling', progress: 0.5 }), '#000010')
    expect(half).toBe(18 * 7)
    expect(count(paint({ visual: 'pulling', progress: 0 }), '#000010')).toBe(0)
  })

  it('shows trouble in red, with a diamond', () => {
    expect(count(paint({ visual: 'unhealthy' }), '#FF0000')).toBeGreaterThan(60)
    expect(count(paint({ visual: 'healthy' }), '#FF0000')).toBe(0)
  })

  it('is one colour as a speck', () => {
    const pixels = paint({ visual: 'starting', isSpeck: true, box: { x: 0, y: 0, width: 4, height: 3 } })
    expect(count(pixels, '#000010')).toBe(12)
  })

  it('fades into the surface', () => {
    const pixels = paint({ alpha: 0.5 })
    expect(count(pixels, '#100000')).toBe(0)
    expect(count(pixels, '#7F7777')).toBe(20 * 16 - 4)
    expect(paint({ alpha: 0 }).every((pixel) => pixel === 0)).toBe(true)
  })

  it('draws lines twice as thick at two device pixels to one', () => {
    const edge = (ratio: number) => count(paint({ visual: 'waiting' }, ratio), '#001000')
    expect(edge(2)).toBeGreaterThan(1.7 * edge(1))
  })
})
