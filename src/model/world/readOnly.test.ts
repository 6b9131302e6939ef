import { expect, it } from 'vitest'
import { steadyYard } from '../../testing/builders.ts'
import type { Context } from './context.ts'
import type { World } from './world.ts'

/** Each line is one that must not compile: `tsc` fails when it does. Nothing here is ever called. */
function writing(world: World, context: Context): void {
  // @ts-expect-error a table is read
  world.tasks.set('x', world.tasks.get('x'))
  // @ts-expect-error a row is not taken out
  world.services.delete('x')
  // @ts-expect-error nor are all of them
  context.world.decisions.clear()
  // @ts-expect-error an index is read
  world.liveByService.get('x')?.add('y')
  // @ts-expect-error time moves by the engine
  world.nowMs = 1
  // @ts-expect-error what numbers things is an applier's
  context.world.counters = world.counters
  // @ts-expect-error a table is not exchanged
  world.clusters = new Map()
  for (const task of world.tasks.values()) {
    // @ts-expect-error what a table holds is immutable
    task.step = 'running'
  }
}

it('DET-4 the world is to be read: writing to it outside an applier does not compile', () => {
  expect(writing).toBeTypeOf('function')
  const { world } = steadyYard()
  expect(world.tasks.size).toBeGreaterThan(0)
})
