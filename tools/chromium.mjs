/** Finds a Chromium for the journeys in e2e/, or gets one. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runTool } from './install.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  // A download without its system libraries is there and executable, and yet does not start.
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

/** Where Playwright would look for its own; it need not be there. */
function playwrightsOwn() {
  const require = createRequire(import.meta.url)
  return /** @type {typeof import('@playwright/test')} */ (require('@playwright/test')).chromium.executablePath()
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * The first that starts: the one named in CHROMIUM, Playwright's own, one on the PATH.
 *
 * @returns {string | undefined} its path
 */
export function findChromium() {
  const named = process.env.CHROMIUM ? [process.env.CHROMIUM] : []
  return [...named, playwrightsOwn(), ...onPath()].find(runs)
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', timeout: 300_000 }).status === 0
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return
  if (run('apt-get', ['update'])) run('apt-get', ['install', '-y', 'chromium'])
}

/**
 * Finds one, or installs Playwright's, or (as root on Debian) Debian's.
 *
 * @returns {string | undefined} its path
 */
export function getChromium() {
  const there = findChromium()
  if (there !== undefined) return there
  console.log('No Chromium found: fetching one…')
  runTool('playwright', ['install', 'chromium'], { timeoutMs: 300_000 })
  const fetched = findChromium()
  if (fetched !== undefined) return fetched
  installFromDebian()
  return findChromium()
}
