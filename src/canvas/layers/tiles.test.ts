import { describe, expect, it } from 'vitest'
import type { Task } from '../../model/world/task/task.ts'
import { tileOf } from '../scene/tile.ts'
import type { PlacedTile } from '../scene/tile.ts'
import { recordingContext, testBrush } from '../../testing/canvas/recordingContext.ts'
import { YardBuilder } from '../../testing/canvas/yardBuilder.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import type { Brush } from './brush.ts'
import { tileDetail } from './tileItem.ts'
import type { TileItem } from './tileItem.ts'
import { tileLayer } from './tiles.ts'

const yard = new YardBuilder()
const definitionKey = yard.definition('web', 7, { cpuUnits: 512, memoryMib: 1_024 })

function placed(fields: Partial<Task>): PlacedTile {
  const task = yard.task({ definitionKey, step: fields.step ?? 'running', fields })
  return tileOf(yard.world, task, { place: 'slot', on: 'instance/a', rects: [{ x: 0, y: 0, width: 112, height: 44 }] })
}

function item(fields: Partial<Task>, more: Partial<TileItem> = {}): TileItem {
  const tile = placed(fields)
  const box = { x: 0, y: 0, width: 112, height: 44 }
  return {
    tile,
    box,
    size: more.box ?? box,
    rest: [],
    visual: tile.visual,
    alpha: 1,
    progress: 0.5,
    isLifted: false,
    before: null,
    ...more,
  }
}

function drawn(items: readonly TileItem[], fields: Partial<Brush> = {}): string[] {
  const { pen, lines } = recordingContext()
  tileLayer.draw(testBrush(pen, fields), items)
  return lines
}

function words(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith('text')).map((line) => /"(.*)"/.exec(line)?.[1] ?? '')
}

describe('how a task shows its state', () => {
  const states: readonly (readonly [TaskVisual, Partial<Task>])[] = [
    ['waiting', { step: 'waitingForCapacity' }],
    ['attaching', { step: 'attachingNetwork' }],
    ['pulling', { step: 'pulling' }],
    ['activating', { step: 'activating' }],
    ['starting', { isHealthy: false, healthyAtMs: 15_000, startedAtMs: 0 }],
    ['healthy', {}],
    ['unhealthy', { healthStatus: 'UNHEALTHY', isHealthy: false }],
    ['draining', { step: 'draining' }],
    ['stopping', { step: 'stopping' }],
    ['stopped', { step: 'stopped' }],
    ['failed', { step: 'stopped', stopCode: 'TaskFailedToStart' }],
  ]
  it.each(states)('%s', (visual, fields) => {
    const tile = item(fields)
    expect(tile.visual).toBe(visual)
    expect(drawn([tile])).toMatchSnapshot()
  })
})

describe('what is said follows the room', () => {
  it('name and lastStatus from 44 px, the phrase too from 60', () => {
    const starting = { isHealthy: false, healthyAtMs: 15_000, startedAtMs: 0 }
    expect(words(drawn([item(starting)]))).toEqual(['web:7', 'RUNNING'])
    const tall = { x: 0, y: 0, width: 112, height: 69 }
    expect(words(drawn([item(starting, { box: tall })]))).toEqual(['web:7', 'RUNNING', 'healthy in 15 s'])
  })

  it('the phrase alone on a projector and in a comparison', () => {
    expect(words(drawn([item({})], { mode: 'compare' }))).toEqual(['web:7', 'healthy'])
    const big = { x: 0, y: 0, width: 150, height: 72 }
    const starting = { isHealthy: false, healthyAtMs: 15_000, startedAtMs: 0 }
    expect(words(drawn([item(starting, { box: big })], { mode: 'projector', detail: 1.32 }))).toEqual([
      'web:7',
      'healthy in 15 s',
    ])
  })

  it('one line below, the revision alone where the family does not fit, memory where there is plenty', () => {
    const at = (width: number) => words(drawn([item({}, { box: { x: 0, y: 0, width, height: 24 } })]))
    expect([at(300), at(60), at(32)]).toEqual([['web:7', '1,024 MiB'], ['web:7'], [':7']])
  })

  it('nothing on a cell', () => {
    const { pen } = recordingContext()
    expect(tileDetail(testBrush(pen), { width: 27, height: 27 })).toBe('cell')
    expect(tileDetail(testBrush(pen), { width: 28, height: 27 })).toBe('line')
    expect(tileDetail(testBrush(pen), { width: 112, height: 44 })).toBe('labelled')
  })
})

describe('on its way', () => {
  it('fades with its alpha, and casts a shadow only in flight', () => {
    expect(drawn([item({}, { alpha: 0 })])).toEqual([])
    expect(drawn([item({}, { alpha: 0.5 })]).every((line) => line.endsWith('at 0.5'))).toBe(true)
    const shadow = (isLifted: boolean) =>
      drawn([item({}, { isLifted })]).filter((line) => line.includes('rgba(0, 0, 0'))
    expect([shadow(true).length, shadow(false).length]).toEqual([3, 0])
  })

  it('fills from below when it turns healthy', () => {
    const lines = drawn([item({}, { before: { visual: 'starting', part: 0.25, isRising: true } })])
    expect(lines).toContain('clip rect 0,33 112×11')
  })

  it('draws every piece of a task that runs over the end of a row', () => {
    const piece = { x: 200, y: 50, width: 40, height: 44 }
    const lines = drawn([item({}, { rest: [piece] })])
    expect(lines.filter((line) => line.startsWith('fill rect') && line.endsWith('body1'))).toEqual([
      'fill rect 200,50 40×44 body1',
      'fill rect 0,0 112×44 body1',
    ])
  })
})
