/**
 * One at a time: `npm start` and `npm test` on one checkout both install and build, and the second waits until the
 * first has. Only Node's own modules.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LOOK_EVERY_MS = 300

/** @param {string} place a checkout's folder @param {string} name of what is done in turn */
export function turnFolder(place, name) {
  // Not in the checkout: an installation begins by emptying node_modules, and anything else there would be a file of ours.
  return join(tmpdir(), `taskyard-${name}-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`)
}

/**
 * Does something while nobody else who asks for the same folder does.
 *
 * @template T
 * @param {string} folder
 * @param {() => T} work is asked again what is left to do when its turn comes
 * @param {{ onWait?: () => void }} [options]
 * @returns {T}
 */
export function inTurn(folder, work, { onWait } = {}) {
  let hasWaited = false
  while (!take(folder)) {
    if (!hasWaited) onWait?.()
    hasWaited = true
    sleep(LOOK_EVERY_MS)
  }
  try {
    return work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder)
  } catch {
    if (isHeld(folder)) return false
    // Whoever had it was killed.
    rmSync(folder, { recursive: true, force: true })
    return false
  }
  writeFileSync(join(folder, 'pid'), String(process.pid))
  return true
}

/** @param {string} folder */
function isHeld(folder) {
  const pid = pidIn(folder)
  if (pid === null) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It lives and is somebody else's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} folder */
function pidIn(folder) {
  // One that was taken this moment says by whom the next.
  for (const waitMs of [0, LOOK_EVERY_MS]) {
    sleep(waitMs)
    try {
      const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
      if (pid > 0) return pid
    } catch {
      // Not written yet, or given back already.
    }
  }
  return null
}

/** @param {number} ms */
function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
