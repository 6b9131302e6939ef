import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { liveOn, readLived, writeLived, type Lived, type Outcome } from './lived.ts'

it('a count of lives goes on where it ended and past what breaks, which is lived again by the next run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lived-'))
  const path = join(folder, 'lived.json')
  const seeds: number[] = []
  const breaking = new Set([5])
  // The later one is asked for, the sooner it is there.
  const live = async (seed: number): Promise<Outcome> => {
    seeds.push(seed)
    await new Promise((resolve) => setTimeout(resolve, 3 - (seed % 3)))
    return breaking.has(seed) ? { problem: 'CAP-1 is broken' } : { commands: 100 }
  }
  const run = async (commands: number, { ahead = 1, commit = 'one' } = {}) => {
    const note = (now: Lived) => writeLived(path, now)
    const lived = await liveOn(readLived(path), commands, { commit, live, note, ahead })
    return [lived.commands, lived.lives]
  }
  expect(await run(150)).toEqual([200, 2])
  expect(await run(150)).toEqual([200, 2])
  expect(await run(300)).toEqual([300, 3])
  // The fifth breaks: it counts for nothing, and the run goes on.
  expect(await run(500)).toEqual([500, 5])
  const broken = [{ seed: 5, problem: 'CAP-1 is broken' }]
  const commits = [{ commit: 'one', lives: 5, commands: 500 }]
  expect(readLived(path)).toEqual({ commands: 500, lives: 5, nextSeed: 7, broken, commits })
  // It is still broken, and then it is not: it counts where it was lived whole.
  expect(await run(500)).toEqual([500, 5])
  expect(readLived(path).broken).toEqual(broken)
  breaking.clear()
  expect(await run(700, { commit: 'two' })).toEqual([700, 7])
  expect(readLived(path)).toEqual({
    commands: 700,
    lives: 7,
    nextSeed: 8,
    broken: [],
    commits: [...commits, { commit: 'two', lives: 2, commands: 200 }],
  })
  expect(seeds).toEqual([1, 2, 3, 4, 5, 6, 5, 5, 7])
  // Side by side they are counted by their seeds, and what was begun for nothing is lived another time.
  expect(await run(900, { ahead: 3 })).toEqual([900, 9])
  expect(readLived(path).nextSeed).toBe(10)
  expect(seeds.slice(9)).toEqual([8, 9, 10, 11])
  // Where every life breaks a run comes to an end all the same.
  for (let seed = 10; seed < 400; seed++) breaking.add(seed)
  expect(await run(1_000)).toEqual([900, 9])
  expect(readLived(path).broken).toHaveLength(200)
  rmSync(folder, { recursive: true })
})
