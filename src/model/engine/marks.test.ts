import { describe, expect, it } from 'vitest'
import { newWorld, type World } from '../world/world.ts'
import { Engine } from './engine.ts'
import { Marks, type Mark } from './marks.ts'

interface Size {
  readonly tasks: number
  readonly instances: number
  readonly targets?: number
}

/** What stands in the maps does not matter here, only how much. A task has its row in three. */
function worldOf({ tasks, instances, targets = 0 }: Size, nowMs = 1): World {
  const world = newWorld(1)
  world.nowMs = nowMs
  for (let i = 0; i < tasks; i++) {
    for (const table of [world.tasks, world.containers, world.addresses]) table.set(String(i), {} as never)
  }
  for (let i = 0; i < instances; i++) world.instances.set(String(i), {} as never)
  for (let i = 0; i < targets; i++) world.targets.set(String(i), {} as never)
  return world
}

function markAt(atMs: number, world: World = newWorld(1)): Mark {
  return { atMs, commandsDone: 0, checkpoint: { ...Engine.create(1).checkpoint(), world } }
}

/** The time of every mark. */
function timesOf(marks: Marks, untilMs: number): readonly number[] {
  return [...new Set(Array.from({ length: untilMs + 2 }, (_, index) => marks.before(index - 1).atMs))]
}

describe('DET-4 a mark is set', () => {
  it.each([
    ['a small world', { tasks: 100, instances: 10 }, 400],
    ['one with many tasks', { tasks: 40_000, instances: 0 }, 5_000],
    ['one of the size of the quotas', { tasks: 10_000, instances: 5_000 }, 3_959],
    ['one with many targets', { tasks: 10_000, instances: 0, targets: 30_000 }, 2_500],
  ])('of %s when so much was done that copying it is a small part', (_what, size, work) => {
    const marks = new Marks(markAt(-1))
    const world = worldOf(size)
    expect([marks.isDue(work - 1, world), marks.isDue(work, world)]).toEqual([false, true])
    marks.countFrom(1_000)
    expect([marks.isDue(work + 999, world), marks.isDue(work + 1_000, world)]).toEqual([false, true])
  })

  it('nowhere but past the last one', () => {
    const marks = new Marks(markAt(-1))
    marks.add(markAt(5))
    expect(marks.isDue(1_000, worldOf({ tasks: 0, instances: 0 }, 5))).toBe(false)
    expect(marks.isDue(1_000, worldOf({ tasks: 0, instances: 0 }, 6))).toBe(true)
  })
})

describe('DET-8 marks have a limit', () => {
  it('of number: then every other one goes, never the first', () => {
    const marks = new Marks(markAt(-1))
    for (let atMs = 0; atMs < 400; atMs++) marks.add(markAt(atMs))
    expect(() => marks.before(-1)).not.toThrow()
    const times = timesOf(marks, 400)
    expect(times).toHaveLength(201)
    expect(times.slice(0, 3)).toEqual([-1, 1, 3])
  })

  it('of what they hold together', () => {
    const marks = new Marks(markAt(-1))
    const world = worldOf({ tasks: 20_000, instances: 5_000 })
    for (let atMs = 0; atMs < 100; atMs++) marks.add(markAt(atMs, world))
    const times = timesOf(marks, 100)
    expect(times.length).toBeLessThanOrEqual(28)
    expect(times.length).toBeGreaterThan(10)
    expect([times[0], times.at(-1)]).toEqual([-1, 99])
  })

  it('and those that hold no more are forgotten, but for the first', () => {
    const marks = new Marks(markAt(-1))
    for (const atMs of [10, 20, 30]) marks.add(markAt(atMs))
    expect(
      timesOf(
        marks.kept(({ atMs }) => atMs === 20),
        40,
      ),
    ).toEqual([-1, 20])
    marks.keep(() => false)
    expect([timesOf(marks, 40), marks.last.atMs]).toEqual([[-1], -1])
  })
})
