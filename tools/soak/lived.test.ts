import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { liveOn, readLived, writeLived, type Outcome } from './lived.ts'

it('a count of lives goes on where it ended, reaches what is wanted and stops at what breaks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lived-'))
  const path = join(folder, 'lived.json')
  const seeds: number[] = []
  // The later one is asked for, the sooner it is there.
  const live = async (seed: number): Promise<Outcome> => {
    seeds.push(seed)
    await new Promise((resolve) => setTimeout(resolve, 3 - (seed % 3)))
    return seed === 5 ? { problem: 'CAP-1 is broken' } : { commands: 100 }
  }
  const run = async (commands: number, ahead = 1) => {
    const lived = await liveOn(readLived(path), commands, { live, note: (now) => writeLived(path, now), ahead })
    return [lived.commands, lived.lives]
  }
  expect(await run(150)).toEqual([200, 2])
  expect(await run(150)).toEqual([200, 2])
  expect(await run(300)).toEqual([300, 3])
  // The fifth breaks: it counts for nothing, and the run ends there.
  expect(await run(1_000)).toEqual([400, 4])
  expect(readLived(path)).toEqual({
    commands: 400,
    lives: 4,
    nextSeed: 6,
    broken: [{ seed: 5, problem: 'CAP-1 is broken' }],
  })
  expect(await run(500)).toEqual([500, 5])
  expect(seeds).toEqual([1, 2, 3, 4, 5, 6])
  // Side by side they are counted by their seeds, and what was begun for nothing is lived another time.
  expect(await run(700, 3)).toEqual([700, 7])
  expect(readLived(path).nextSeed).toBe(9)
  expect(seeds).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  rmSync(folder, { recursive: true })
})
