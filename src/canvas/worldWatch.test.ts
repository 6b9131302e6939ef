import { expect, it } from 'vitest'
import { demoFixture } from '../testing/canvas/fixtures.ts'
import { copyWorld } from '../model/world/world.ts'
import { WorldWatch } from './worldWatch.ts'

it('sees what is new, gone or another, and nothing else', () => {
  const world = copyWorld(demoFixture().world)
  const watch = new WorldWatch()
  expect(watch.hasChanged(world)).toBe(true)
  expect(watch.hasChanged(world)).toBe(false)

  const [task] = world.tasks.values()
  if (task === undefined) throw new Error('the demo has tasks')
  world.tasks.set(task.id, { ...task, isHealthy: false })
  expect(watch.hasChanged(world)).toBe(true)
  world.tasks.delete(task.id)
  expect(watch.hasChanged(world)).toBe(true)
  world.protections.set(task.id, { expiresAtMs: 1 })
  expect(watch.hasChanged(world)).toBe(true)
  world.nowMs += 1_000
  expect(watch.hasChanged(world)).toBe(false)
})
