import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Lives } from './lives.ts'

// Answers by the seed; of the second its process ends, and the ninth is never over.
const CHILD = `process.on('message', (seed) => {
  if (seed === 2) process.exit(3)
  if (seed !== 9) process.send({ commands: seed })
})`

// Says that it has begun, and is never over.
const LIFE = `import { parentPort } from 'node:worker_threads'
parentPort.on('message', (seed) => {
  parentPort.postMessage({ begun: seed })
  for (;;);
})`

const folder = mkdtempSync(join(tmpdir(), 'lives-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('a process in the middle of a life ends when its run is gone', async () => {
  const life = join(folder, 'life.mjs')
  writeFileSync(life, LIFE)
  const child = fork(join(import.meta.dirname, 'child.ts'), [life], { execArgv: ['--import', 'tsx'] })
  const begun = new Promise((resolve) => child.once('message', resolve))
  child.send(7)
  expect(await begun).toEqual({ begun: 7 })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.disconnect()
  expect(await ended).toBe(0)
})

it('a process that ends breaks the life that it lived, and another takes its place', async () => {
  const child = join(folder, 'child.mjs')
  writeFileSync(child, CHILD)
  const lives = new Lives(child, '', 1)
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
})
