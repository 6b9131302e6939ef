import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTurn, turnFolder } from './turns.mjs'

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'turns-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

it('gives the turn back, after a failure too', () => {
  const folder = join(place, 'turn')
  expect(inTurn(folder, () => existsSync(folder))).toBe(true)
  expect(existsSync(folder)).toBe(false)
  expect(() =>
    inTurn(folder, () => {
      throw new Error('did not work')
    }),
  ).toThrow('did not work')
  expect(existsSync(folder)).toBe(false)
})

it('of two processes one works after the other', async () => {
  const [folder, log] = [join(place, 'turn'), join(place, 'log')]
  writeFileSync(log, '')
  const turns = pathToFileURL(join(import.meta.dirname, 'turns.mjs')).href
  const code = `
    import { appendFileSync } from 'node:fs'
    const { inTurn } = await import(${JSON.stringify(turns)})
    inTurn(${JSON.stringify(folder)}, () => {
      appendFileSync(${JSON.stringify(log)}, 'in ')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
      appendFileSync(${JSON.stringify(log)}, 'out ')
    })`
  const run = () =>
    new Promise((resolve) => spawn(process.execPath, ['--input-type=module', '-e', code]).on('close', resolve))
  expect(await Promise.all([run(), run()])).toEqual([0, 0])
  expect(readFileSync(log, 'utf8')).toBe('in out in out ')
})

it('takes over from one that was killed', () => {
  const folder = join(place, 'turn')
  mkdirSync(folder)
  // Of no process: the highest id of Linux is 2^22.
  writeFileSync(join(folder, 'pid'), '2000000000')
  expect(inTurn(folder, () => 'done')).toBe('done')
})

it('is another folder for another checkout and for other work', () => {
  const all = [turnFolder('/a', 'install'), turnFolder('/b', 'install'), turnFolder('/a', 'build')]
  expect(new Set(all).size).toBe(3)
})
