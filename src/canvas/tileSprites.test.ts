import { describe, expect, it } from 'vitest'
import type { TileItem } from './layers/tileItem.ts'
import { tileOf } from './scene/tile.ts'
import { recordingContext, testBrush } from '../testing/canvas/recordingContext.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'
import { TileSprites } from './tileSprites.ts'

const yard = new YardBuilder()
const definitionKey = yard.definition('web', 7, { cpuUnits: 256, memoryMib: 512 })
const tile = tileOf(yard.world, yard.task({ definitionKey, step: 'running' }), {
  place: 'slot',
  on: 'instance/a',
  rects: [],
})

/** So many tiles side by side, all alike but for what is said of the nth. */
function row(count: number, fieldsOf: (index: number) => Partial<TileItem> = () => ({})): TileItem[] {
  return Array.from({ length: count }, (_, index): TileItem => {
    const box = { x: index * 60, y: 0, width: 56, height: 24 }
    const still = { rest: [], visual: tile.visual, alpha: 1, progress: 0, isLifted: false, before: null }
    return { tile, box, size: box, ...still, ...fieldsOf(index) }
  })
}

/** Sprites whose canvases write down what is drawn on them, and a canvas to which they are copied. */
function sheet() {
  const sprites: string[][] = []
  const copies: string[] = []
  const { pen, lines } = recordingContext()
  const context = Object.assign(pen, {
    drawImage: (_canvas: unknown, ...numbers: readonly number[]) => copies.push(numbers.slice(4).join()),
  }) as unknown as CanvasRenderingContext2D
  const makeCanvas = () => {
    const sprite = recordingContext()
    sprites.push(sprite.lines)
    const own = Object.assign(sprite.pen, { setTransform: () => undefined })
    return { width: 0, height: 0, getContext: () => own } as unknown as HTMLCanvasElement
  }
  const drawn = new TileSprites(makeCanvas)
  const brush = testBrush(pen)
  const draw = (items: readonly TileItem[]) => drawn.draw(context, brush, items)
  return { draw, sprites, copies, lines }
}

describe('tiles that look alike', () => {
  it('are drawn one by one while they are few', () => {
    const { draw, sprites, copies, lines } = sheet()
    draw(row(10))
    expect([sprites.length, copies.length]).toEqual([0, 0])
    expect(lines.filter((line) => line.startsWith('text'))).toHaveLength(10)
  })

  it('are drawn once and copied to their places when they are many', () => {
    const { draw, sprites, copies, lines } = sheet()
    draw(row(50))
    draw(row(50))
    expect(sprites).toHaveLength(1)
    expect(sprites[0]?.some((line) => line.startsWith('text "web:7"'))).toBe(true)
    expect(copies).toHaveLength(100)
    expect(copies[1]).toBe('60,0,56,24')
    expect(lines).toEqual([])
  })

  it('turn from one state into another as two copies', () => {
    const { draw, sprites, copies } = sheet()
    draw(row(50, () => ({ before: { visual: 'draining', part: 0.5, isRising: false } })))
    expect([sprites.length, copies.length]).toEqual([2, 100])
  })

  it('rise from below when they turn healthy', () => {
    const { draw, copies } = sheet()
    draw(row(50, () => ({ before: { visual: 'starting', part: 0.25, isRising: true } })))
    expect(copies.slice(0, 2)).toEqual(['0,0,56,24', '0,18,56,6'])
  })

  it('are drawn without a copy when each is another, or lies in pieces', () => {
    const { draw, sprites, lines } = sheet()
    draw(row(200, (index) => ({ visual: 'starting', progress: index / 120 })))
    expect(sprites.length).toBeLessThan(120)
    expect(lines.length).toBeGreaterThan(0)
    const pieces = sheet()
    pieces.draw(row(50, () => ({ rest: [{ x: 0, y: 40, width: 56, height: 24 }] })))
    expect(pieces.sprites).toEqual([])
  })
})
