import { NO_NOTCHES } from '../../look/containerLook.ts'
import { describe, expect, it } from 'vitest'
import type { Rect } from '../geometry.ts'
import type { Scene } from '../scene/scene.ts'
import { SceneMaker } from '../scene/sceneMaker.ts'
import type { PlacedTile } from '../scene/tile.ts'
import { ZONES } from '../../testing/canvas/fixtures.ts'
import { newWorld } from '../../model/world/world.ts'
import { Motion } from './motion.ts'

const base = new SceneMaker().make(newWorld(1), {
  width: 400,
  height: 300,
  mode: 'lab',
  zones: ZONES,
  nowMs: 0,
  originMs: 0,
  zoom: 1,
  xray: null,
})

function tile(key: string, x: number, fields: Partial<PlacedTile> = {}): PlacedTile {
  return {
    key,
    layer: 'tiles',
    ref: { kind: 'task', id: key },
    on: 'instance/a',
    face: null,
    place: 'slot',
    rect: boxAt(x),
    rest: [],
    visual: 'healthy',
    marks: [],
    notches: NO_NOTCHES,
    ordinal: 1,
    label: 'web:7',
    serviceKey: 'yard/web',
    task: null,
    ...fields,
  }
}

function boxAt(x: number): Rect {
  return { x, y: 0, width: 50, height: 24 }
}

function scene(...tiles: readonly PlacedTile[]): Scene {
  return { ...base, layers: { ...base.layers, tiles }, tileByKey: new Map(tiles.map((one) => [one.key, one])) }
}

const slow = { speed: 1, isReduced: false }

describe('identity is kept: a tile travels', () => {
  it('from where it was to where it is, and rests there', () => {
    const motion = new Motion()
    const there = tile('a', 300)
    motion.plan(scene(tile('a', 0)), scene(there), { ...slow, wallMs: 0 })
    expect(motion.poseOf(there, 0)?.rect.x).toBe(0)
    const half = motion.poseOf(there, 160)
    expect(half?.rect.x).toBeGreaterThan(150)
    expect(half?.isLifted).toBe(true)
    expect(motion.settle(319)).toEqual([])
    expect(motion.settle(320)).toEqual(['a'])
    expect(motion.poseOf(there, 320)).toBeNull()
    expect(motion.isActive).toBe(false)
  })

  it('from where it is seen when it is sent elsewhere in mid-flight', () => {
    const motion = new Motion()
    const first = tile('a', 300)
    motion.plan(scene(tile('a', 0)), scene(first), { ...slow, wallMs: 0 })
    const seen = motion.poseOf(first, 100)?.rect.x ?? 0
    const second = tile('a', 600)
    motion.plan(scene(first), scene(second), { ...slow, wallMs: 100 })
    expect(motion.poseOf(second, 100)?.rect.x).toBe(seen)
  })

  it('from the ghost that stood for it on the shelf', () => {
    const motion = new Motion()
    const ghost = tile('wanted/yard/web/0', 10, { visual: 'wanted' })
    const task = { id: 'a' } as unknown as NonNullable<PlacedTile['task']>
    const born = tile('a', 300, { task, visual: 'pulling' })
    motion.plan(scene(ghost), scene(born), { ...slow, wallMs: 0 })
    expect(motion.poseOf(born, 0)?.rect).toEqual(ghost.rect)
    expect(motion.leavingAt(0)).toEqual([])
  })

  it('not at all when the ground itself is another', () => {
    const motion = new Motion()
    motion.plan(scene(tile('a', 0)), { ...scene(tile('a', 300)), groundKey: 'other' }, { ...slow, wallMs: 0 })
    expect(motion.isActive).toBe(false)
  })
})

describe('what does not travel fades', () => {
  it.each([
    { why: 'reduced motion', now: { speed: 1, isReduced: true } },
    { why: 'above 60×', now: { speed: 600, isReduced: false } },
  ])('in place: $why', ({ now }) => {
    const motion = new Motion()
    const there = tile('a', 300)
    motion.plan(scene(tile('a', 0)), scene(there), { ...now, wallMs: 0 })
    expect(motion.poseOf(there, 80)).toMatchObject({ rect: there.rect, alpha: 0.5, isLifted: false })
    expect(motion.leavingAt(80)).toMatchObject([{ rect: { x: 0 }, alpha: 0.5 }])
    motion.settle(160)
    expect(motion.isActive).toBe(false)
  })

  it('what is born and what is gone', () => {
    const motion = new Motion()
    const born = tile('b', 100)
    motion.plan(scene(tile('a', 0)), scene(born), { ...slow, wallMs: 0 })
    expect(motion.poseOf(born, 40)?.alpha).toBe(0.25)
    expect(motion.leavingAt(40)).toMatchObject([{ tile: { key: 'a' }, alpha: 0.75 }])
  })

  it('fills a body from below when a task turns healthy, over 240 ms', () => {
    const motion = new Motion()
    const healthy = tile('a', 0)
    motion.plan(scene(tile('a', 0, { visual: 'starting' })), scene(healthy), { ...slow, wallMs: 0 })
    expect(motion.poseOf(healthy, 120)?.before).toEqual({ visual: 'starting', part: 0.5, isRising: true })
    expect(motion.settle(239)).toEqual([])
    expect(motion.settle(240)).toEqual(['a'])
  })

  it('keeps a change of state going while the tile travels', () => {
    const motion = new Motion()
    const changed = tile('a', 0, { visual: 'stopping' })
    motion.plan(scene(tile('a', 0)), scene(changed), { ...slow, wallMs: 0 })
    const moved = tile('a', 300, { visual: 'stopping' })
    motion.plan(scene(changed), scene(moved), { ...slow, wallMs: 80 })
    expect(motion.poseOf(moved, 120)?.before).toMatchObject({ visual: 'healthy', part: 0.75 })
  })
})
