import { expect, it } from 'vitest'
import { newWorld } from './world.ts'
import { readWorld, worldText } from './worldText.ts'

it('a world is what its text says: maps, sets and numbers without end among it', () => {
  const world = newWorld(7)
  world.liveByService.set('yard/web', new Set(['b', 'a']))
  world.latestRevisions.set('web', 3)
  const odd = { ...world, more: new Map<unknown, unknown>([[1, { until: Infinity, since: -Infinity, none: null }]]) }
  const read = readWorld(worldText(odd))
  expect(read).toStrictEqual(odd)
  expect([...(read.liveByService.get('yard/web') ?? [])]).toEqual(['b', 'a'])
})
