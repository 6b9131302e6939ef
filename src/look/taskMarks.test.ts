import { expect, it } from 'vitest'
import { newWorld } from '../model/world/world.ts'
import { marksKey, marksOf, TASK_MARKS } from './taskMarks.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'

it('a task wears the mark of every table that it has a row in, and the same list for the same marks', () => {
  const world = newWorld(1)
  expect(marksOf(world, 'a')).toEqual([])
  world.protections.set('a', { expiresAtMs: 1 })
  world.protections.set('b', { expiresAtMs: 2 })
  expect(marksOf(world, 'a').map(({ table }) => table)).toEqual(TASK_MARKS.map(({ table }) => table))
  expect(marksOf(world, 'a')).toBe(marksOf(world, 'b'))
  expect(marksOf(world, 'c')).toBe(marksOf(world, 'd'))
})

it('the key of many tasks is another when one of them wears something else', () => {
  const yard = new YardBuilder()
  const definitionKey = yard.definition('web', 1, { cpuUnits: 256, memoryMib: 256 })
  const tasks = [yard.task({ definitionKey }), yard.task({ definitionKey })]
  const keys = [marksKey(yard.world, tasks)]
  for (const { id } of tasks) {
    yard.world.protections.set(id, { expiresAtMs: 1 })
    keys.push(marksKey(yard.world, tasks))
  }
  expect(keys[0]).toBe('')
  expect(new Set(keys).size).toBe(3)
})
