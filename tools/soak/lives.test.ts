import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Lives } from './lives.ts'

// Answers by the seed; of the second its process ends, and the ninth is never over.
const CHILD = `process.on('message', (seed) => {
  if (seed === 2) process.exit(3)
  if (seed !== 9) process.send({ commands: seed })
})`

it('a process that ends breaks the life that it lived, and another takes its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lives-'))
  const child = join(folder, 'child.mjs')
  writeFileSync(child, CHILD)
  const lives = new Lives(child, 1)
  const all = await Promise.all([1, 2, 3, 4].map((seed) => lives.live(seed)))
  expect(all).toEqual([{ commands: 1 }, { problem: 'its process ended with code 3' }, { commands: 3 }, { commands: 4 }])
  // What is under way at the end is broken off, and what waits behind it is not begun.
  const open = lives.live(9)
  let isBegun = false
  void lives.live(5).then(() => (isBegun = true))
  lives.end()
  expect(await open).toEqual({ problem: 'its process ended with code null' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isBegun).toBe(false)
  rmSync(folder, { recursive: true })
})
