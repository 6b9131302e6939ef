import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TASK_STEPS } from '../../model/world/task/taskSteps.ts'
import type { World } from '../../model/world/world.ts'
import { overlaps } from '../geometry.ts'
import { ZONES, crowdFixture, demoFixture, labFixture, statesFixture } from '../../testing/canvas/fixtures.ts'
import { YardBuilder } from '../../testing/canvas/yardBuilder.ts'
import type { SceneOptions } from './band.ts'
import type { StageMode } from './mode.ts'
import type { Scene } from './scene.ts'
import { SceneMaker } from './sceneMaker.ts'
import type { PlacedTile } from './tile.ts'
import { copyWorld } from '../../model/world/world.ts'

const MODES: readonly StageMode[] = ['lab', 'demo', 'compare', 'projector', 'phone']

function sceneOf(world: World, fields: Partial<SceneOptions> = {}): Scene {
  return new SceneMaker().make(world, optionsWith(fields))
}

function optionsWith(fields: Partial<SceneOptions>): SceneOptions {
  return {
    width: 856,
    height: 620,
    mode: 'lab',
    zones: ZONES,
    nowMs: 0,
    originMs: 0,
    zoom: 1,
    xray: null,
    ...fields,
  }
}

function tileFor(scene: Scene, id: string): PlacedTile {
  const tile = scene.tileByKey.get(id)
  if (tile === undefined) throw new Error(`no tile for ${id}`)
  return tile
}

function liveIds(world: World): string[] {
  return [...world.tasks.values()].filter((task) => task.step !== 'stopped').map((task) => task.id)
}

function expectWhole(scene: Scene, world: World): void {
  const shown = scene.layers.tiles.flatMap((tile) =>
    tile.task !== null && tile.task.step !== 'stopped' ? [tile.key] : [],
  )
  expect(shown.toSorted()).toEqual(liveIds(world).toSorted())
  for (const tray of [...scene.layers.trays, ...scene.layers.bars]) {
    const pieces = tray.tiles.flatMap((tile) => [tile.rect, ...tile.rest])
    for (const [index, piece] of pieces.entries()) {
      // Half a unit of air: neighbours touch nothing, whatever rounding does.
      const inner = { x: piece.x + 0.5, y: piece.y + 0.5, width: piece.width - 1, height: piece.height - 1 }
      expect(pieces.slice(index + 1).some((other) => overlaps(inner, other))).toBe(false)
      expect(piece.x).toBeGreaterThanOrEqual(tray.rect.x - 0.01)
      expect(piece.x + piece.width).toBeLessThanOrEqual(tray.rect.x + tray.rect.width + 0.01)
      expect(piece.y + piece.height).toBeLessThanOrEqual(tray.rect.y + tray.rect.height + 0.01)
    }
  }
}

describe('APP-2 every live task is on the stage exactly once', () => {
  it.each(MODES)('in the fixtures, mode %s', (mode) => {
    for (const { world, nowMs } of [demoFixture(), labFixture(), statesFixture(), crowdFixture(120)]) {
      for (const zoom of [1, 0.5, 0.1]) expectWhole(sceneOf(world, { mode, nowMs, zoom }), world)
    }
  })

  it('whatever runs where, and no two tiles of an instance overlap', () => {
    const task = fc.record({
      definition: fc.nat({ max: 4 }),
      instance: fc.option(fc.nat({ max: 9 }), { nil: null }),
      step: fc.constantFrom(...TASK_STEPS),
    })
    const sizes = [256, 512, 1_000, 0, 3_000]
    fc.assert(
      fc.property(
        fc.array(task, { maxLength: 60 }),
        fc.nat({ max: 10 }),
        fc.constantFrom(...MODES),
        (tasks, count, mode) => {
          const yard = new YardBuilder()
          const keys = sizes.map((cpuUnits, index) => yard.definition('app', index + 1, { cpuUnits, memoryMib: 256 }))
          const instances = Array.from({ length: count }, (_, index) =>
            yard.instance({ zone: ZONES[index % 3] ?? 'us-east-1a' }),
          )
          for (const { definition, instance, step } of tasks) {
            const at = instance === null ? undefined : instances[instance]
            const definitionKey = keys[definition] ?? ''
            yard.task({ definitionKey, step, fields: { stoppedAtMs: 0 }, ...(at !== undefined && { instance: at }) })
          }
          expectWhole(sceneOf(yard.world, { mode }), yard.world)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('APP-2 identity over time', () => {
  it('keeps every other tile where it is when a task goes and one comes', () => {
    const world = copyWorld(demoFixture().world)
    const maker = new SceneMaker()
    const before = maker.make(world, optionsWith({ nowMs: 38_000 }))
    const [goes, ...stay] = liveIds(world)
    const leaving = world.tasks.get(goes ?? '')
    if (leaving === undefined) throw new Error('the demo has tasks')
    world.tasks.set(leaving.id, { ...leaving, step: 'stopped', stoppedAtMs: 38_000 })
    const after = maker.make(world, optionsWith({ nowMs: 38_000 }))
    for (const id of stay) expect(tileFor(after, id).rect).toEqual(tileFor(before, id).rect)
    expect(tileFor(after, leaving.id).place).toBe('stopped')
  })

  it('hands out the very same tray while nothing on it is new', () => {
    const { world: fixed, nowMs } = labFixture()
    const world = copyWorld(fixed)
    const maker = new SceneMaker()
    const before = maker.make(world, optionsWith({ nowMs }))
    const [task] = world.tasks.values()
    if (task === undefined) throw new Error('the lab has tasks')
    world.tasks.set(task.id, { ...task, healthStatus: 'UNHEALTHY' })
    const after = maker.make(world, optionsWith({ nowMs: nowMs + 5_000 }))
    const changed = after.layers.trays.filter((tray, index) => tray !== before.layers.trays[index])
    expect(changed.map((tray) => tray.instance.id)).toEqual([task.instanceId])
  })
})

describe('the ground', () => {
  it('shows the demo at zoom 1 with three lines to a task', () => {
    const { world, nowMs } = demoFixture()
    const scene = sceneOf(world, { mode: 'demo', width: 816, height: 381, nowMs })
    expect(scene).toMatchObject({ scale: 1, detail: 'full', slotUnits: 512, width: 816, height: 381 })
    const [tile] = scene.layers.tiles
    expect(tile?.rect.height).toBeGreaterThanOrEqual(60)
    expect(scene.layers.header[0]?.text).toBe('cluster yard-demo · 3 × m5.large')
    expect(scene.layers.shelf[0]?.stopped?.note).toBe('2 × web:7 at 00:00:04')
    expect(scene.layers.shelf[0]?.waiting.note).toBe('none')
  })

  it('tells times as the page does', () => {
    const { world, nowMs } = demoFixture()
    expect(sceneOf(world, { nowMs, originMs: 60_000 }).layers.shelf[0]?.stopped?.note).toBe('2 × web:7 at −00:00:56')
  })

  it('draws to scale: a task of twice the CPU units is twice as wide, free slots stay', () => {
    const { world, nowMs } = labFixture()
    const { trays } = sceneOf(world, { nowMs, height: 700 }).layers
    const [tray] = trays
    expect(tray?.slots).toHaveLength(8)
    const [worker, web] = tray?.tiles ?? []
    const gap = (tray?.slots[1]?.x ?? 0) - (tray?.slots[0]?.x ?? 0) - (web?.rect.width ?? 0)
    expect(worker?.rect.width).toBeCloseTo(4 * (web?.rect.width ?? 0) + 3 * gap)
  })

  it('goes from words to cells to bars with the zoom', () => {
    const { world } = crowdFixture(64)
    expect([1, 0.5, 0.1].map((zoom) => sceneOf(world, { zoom }).detail)).toEqual(['full', 'plain', 'density'])
  })

  it('lays 5,000 tasks on more ground than the screen, in the screen’s shape', () => {
    const { world } = crowdFixture(5_000)
    const scene = sceneOf(world)
    expect(scene.layers.trays).toHaveLength(625)
    expect(scene.scale).toBeGreaterThan(3)
    expect(scene.width / scene.height).toBeCloseTo(856 / 620, 1)
  })

  it('turns gauges into what is short and what is free for a placement', () => {
    const { world, nowMs, xray } = labFixture()
    const { trays } = sceneOf(world, { nowMs, xray }).layers
    expect(trays[0]?.gauges.map((gauge) => gauge.figures[0])).toEqual(['768 short', '3,704 free'])
    expect(trays.filter((tray) => tray.badge !== null).map((tray) => tray.badge?.text)).toEqual([
      'DRAINING',
      'agent lost',
    ])
  })

  it('shows what is wanted and has no task yet', () => {
    const { world, nowMs } = labFixture()
    const [shelf] = sceneOf(world, { nowMs }).layers.shelf
    expect(shelf?.waiting.tiles.map((tile) => [tile.label, tile.visual])).toEqual([['worker:21', 'wanted']])
    expect(shelf?.waiting.note).toBe('1 task, 30 s')
    expect(shelf?.stopped?.note).toBe('6 web:7, 1 web:8 failed')
  })

  it.each([30, 300, 3_000])('gives %d tasks that wait for Fargate a place of their own on the shelf', (count) => {
    const yard = new YardBuilder()
    const definitionKey = yard.definition('api', 1, { cpuUnits: 256, memoryMib: 512 })
    for (let i = 0; i < count; i++) yard.task({ definitionKey, step: 'waitingForCapacity' })
    const scene = sceneOf(yard.world)
    expectWhole(scene, yard.world)
    // The ground is not stretched for them: their cells shrink.
    expect(scene.scale).toBe(1)
    const tiles = scene.layers.shelf[0]?.waiting.tiles ?? []
    expect(tiles).toHaveLength(count)
    expect(new Set(tiles.map(({ rect }) => `${String(rect.x)} ${String(rect.y)}`)).size).toBe(count)
    for (const { rect } of tiles) expect(rect.y + rect.height).toBeLessThanOrEqual(620)
  })

  it('says in an empty lab that there is no instance', () => {
    const scene = sceneOf(new YardBuilder().world)
    expect(scene.layers.zones.flatMap((zone) => zone.emptyTexts)).toEqual(['no instance', 'no instance', 'no instance'])
    expect(scene.layers.zones[0]?.ghostSlots).toHaveLength(4)
  })
})

it.each(['slot', 'fargate'] as const)(
  'a task in a %s that is protected wears it at once, and others stay as they are',
  (place) => {
    const { world: first } = demoFixture()
    const world = copyWorld(place === 'slot' ? first : labFixture().world)
    const maker = new SceneMaker()
    const before = maker.make(world, optionsWith({}))
    const tile = before.layers.tiles.find((one) => one.place === place)
    world.protections.set(tile?.key ?? '', { expiresAtMs: 60_000 })
    const after = maker.make(world, optionsWith({}))
    expect(tileFor(after, tile?.key ?? '').marks).toHaveLength(1)
    expect(tileFor(after, tile?.key ?? '').face).not.toBe(tile?.face)
    const others = after.layers.tiles.filter((one) => one.marks.length === 0 && one.place === place)
    expect(others.every((one) => one.face === before.tileByKey.get(one.key)?.face)).toBe(true)
  },
)
