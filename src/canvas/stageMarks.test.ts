import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import { ZONES, demoFixture } from '../testing/canvas/fixtures.ts'
import { recordingContext, testBrush } from '../testing/canvas/recordingContext.ts'
import { wordsPen } from '../testing/canvas/wordsPen.ts'
import { contains, inset, overlaps } from './geometry.ts'
import { zoneNameRect } from './layers/zones.ts'
import type { Piece } from './scene/piece.ts'
import { ghostTiles } from './scene/ghosts.ts'
import { SceneMaker } from './scene/sceneMaker.ts'
import { drawStageMarks, type StageMark } from './stageMarks.ts'

const { world, nowMs } = demoFixture()
const options = {
  width: 816,
  height: 381,
  mode: 'demo',
  zones: ZONES,
  originMs: 0,
  zoom: 1,
  xray: null,
  nowMs,
} as const
const scene = new SceneMaker().make(world, options)
const tray = must(scene.layers.trays[0], 'a tray')
const target = { kind: 'containerInstance', id: tray.instance.id } as const
const ghosts = { label: 'web:9', ordinal: 2, cpuUnits: scene.slotUnits }

function drawn(...marks: readonly StageMark[]): string {
  const { pen, lines } = recordingContext()
  drawStageMarks(testBrush(pen), scene, { marks, rectNow: (piece: Piece) => piece.rect })
  return lines.join('\n')
}

describe('ghosts of tasks', () => {
  it('stand on free slots alone, as many as find room', () => {
    const all = ghostTiles(tray, { ...ghosts, count: 99 }, scene.slotUnits)
    const taken = tray.tiles.flatMap(({ rect, rest }) => [rect, ...rest])
    expect(all.length).toBeGreaterThan(0)
    expect(all.length).toBeLessThan(tray.slots.length)
    for (const { rect } of all) {
      const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
      expect(taken.some((one) => contains(one, middle))).toBe(false)
    }
  })

  it('are to scale, so that wider ones are fewer', () => {
    const wide = ghostTiles(tray, { ...ghosts, cpuUnits: 2 * scene.slotUnits, count: 99 }, scene.slotUnits)
    const free = ghostTiles(tray, { ...ghosts, count: 99 }, scene.slotUnits)
    expect(wide).toHaveLength(Math.floor(free.length / 2))
  })
})

describe('marks on the stage', () => {
  it('are told apart by line, sign and word, and not by colour alone', () => {
    const right = drawn({ target, text: 'right', tone: 'right' })
    const missed = drawn({ target, text: 'right', tone: 'missed' })
    const wrong = drawn({ target, text: 'your answer', tone: 'wrong' })
    expect(right).toContain('"right"')
    expect(wrong).toContain('"your answer"')
    expect(missed).not.toBe(right)
    expect(missed).toMatch(/dash/i)
    expect(right).not.toMatch(/dash/i)
  })

  it('have no ring before they are chosen', () => {
    const quiet = drawn({ target, text: '1', tone: 'quiet' })
    const chosen = drawn({ target, text: '1', tone: 'chosen' })
    expect(quiet).toContain('"1"')
    expect(chosen.split('\n').length).toBeGreaterThan(quiet.split('\n').length)
  })

  it('draw their ghosts, and nothing for what is not on the stage', () => {
    expect(drawn({ target, text: '+1', tone: 'chosen', ghosts: { ...ghosts, count: 1 } })).toContain('"web:9"')
    expect(drawn({ target: { kind: 'task', id: 'gone' }, text: '1', tone: 'chosen' })).not.toContain('"1"')
  })

  it('have their plates clear of the names of zones where trays are narrow', () => {
    const narrow = { ...options, width: 390, height: 150, mode: 'phone' } as const
    const phone = new SceneMaker().make(world, narrow)
    const { pen, drawn: words } = wordsPen()
    const brush = testBrush(pen)
    const names = phone.layers.zones.flatMap((zone) => zoneNameRect(brush, zone) ?? [])
    const marks = phone.layers.trays.map(({ instance }) => {
      return { target: { kind: 'containerInstance', id: instance.id }, text: 'ECS +1', tone: 'missed' } as const
    })
    drawStageMarks(brush, phone, { marks, rectNow: (piece: Piece) => piece.rect })
    // A plate is that much larger than its words.
    const plates = words.map(({ box }) => inset(box, -4))
    expect(plates).toHaveLength(marks.length)
    expect(names.length).toBeGreaterThan(1)
    for (const plate of plates) expect(names.filter((name) => overlaps(plate, name))).toEqual([])
  })
})
