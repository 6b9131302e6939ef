import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { liveOn, readLived, writeLived } from './lived.ts'

it('a count of lives goes on where it ended, reaches what is wanted and stops at what breaks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lived-'))
  const path = join(folder, 'lived.json')
  const seeds: number[] = []
  const live = (seed: number): number => {
    seeds.push(seed)
    if (seed === 5) throw new Error('CAP-1 is broken')
    return 100
  }
  const run = (commands: number) => {
    const lived = liveOn(readLived(path), commands, { live, note: (now) => writeLived(path, now) })
    return [lived.commands, lived.lives]
  }
  expect(run(150)).toEqual([200, 2])
  expect(run(150)).toEqual([200, 2])
  expect(run(300)).toEqual([300, 3])
  // The fifth breaks: it counts for nothing, and the run ends there.
  expect(run(1_000)).toEqual([400, 4])
  expect(readLived(path)).toEqual({
    commands: 400,
    lives: 4,
    nextSeed: 6,
    broken: [{ seed: 5, problem: 'CAP-1 is broken' }],
  })
  expect(run(500)).toEqual([500, 5])
  expect(seeds).toEqual([1, 2, 3, 4, 5, 6])
  rmSync(folder, { recursive: true })
})
