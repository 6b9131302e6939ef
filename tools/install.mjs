/**
 * What every entry needs first: a Node that is new enough, and the dependencies. Only Node's own modules, and
 * no syntax that an old Node cannot read, so that it can say that it is too old.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inTurn, turnFolder } from './turns.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

const isWindows = process.platform === 'win32'

/** What Vite and its companions run on. */
function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

/** Newer than the list of dependencies? npm writes this file at the very end of an installation. */
function isInstalled() {
  const written = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (!existsSync(written)) return false
  return !existsSync(lock) || statSync(written).mtimeMs >= statSync(lock).mtimeMs
}

/**
 * Standard output belongs to the program, so npm's talk goes to standard error.
 *
 * @param {string[]} args
 */
function npm(args) {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows })
  return status === 0
}

/** Ends the process with a clear sentence when Node is too old or the dependencies cannot be had. */
export function prepare() {
  if (!isNodeNewEnough()) {
    console.error('Taskyard needs Node 20.19 or newer (of Node 22: 22.12). This is Node ' + process.versions.node + '.')
    process.exit(1)
  }
  // A test runs on what is installed: to install anew would empty the folder that it runs from.
  if (process.env.VITEST || isInstalled()) return
  if (isLinked()) {
    console.error('node_modules is a link and older than package-lock.json. Install where it leads to: npm ci')
    process.exit(1)
  }
  inTurn(turnFolder(root, 'install'), install, { onWait: () => console.error('Waiting for another installation…') })
}

/** npm would empty the folder of another checkout. */
function isLinked() {
  const path = join(root, 'node_modules')
  return existsSync(path) && lstatSync(path).isSymbolicLink()
}

function install() {
  if (isInstalled()) return
  console.error('Installing dependencies (once)…')
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier']
  if (npm(['ci', ...quiet])) return
  console.error('npm ci did not succeed; trying npm install.')
  // The lock file names versions and checksums, never the place they came from.
  if (npm(['install', '--omit-lockfile-registry-resolved', ...quiet])) return
  console.error('The dependencies could not be installed. Is npm able to reach its registry? Try: npm ci')
  process.exit(1)
}

/**
 * `vite build`, alone in this checkout.
 *
 * @returns {boolean} whether it succeeded
 */
export function build() {
  return inTurn(turnFolder(root, 'build'), () => runTool('vite', ['build', '--logLevel', 'warn']), {
    onWait: () => console.error('Waiting for another build…'),
  })
}

/**
 * Runs a tool of node_modules/.bin with its output on ours.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {boolean} whether it succeeded
 */
export function runTool(name, args, options = {}) {
  const bin = join(root, 'node_modules', '.bin', isWindows ? name + '.cmd' : name)
  const { status, error } = spawnSync(isWindows ? '"' + bin + '"' : bin, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: 'inherit',
    shell: isWindows,
    timeout: options.timeoutMs,
  })
  if (error) console.error(name + ': ' + error.message)
  return status === 0
}

/**
 * The same beside others: what it prints comes when it has ended, in one piece.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {{ timeoutMs?: number }} [options]
 * @returns {Promise<boolean>} whether it succeeded
 */
export function startTool(name, args, options = {}) {
  const bin = join(root, 'node_modules', '.bin', isWindows ? name + '.cmd' : name)
  return new Promise((resolve) => {
    const tool = spawn(isWindows ? '"' + bin + '"' : bin, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
      timeout: options.timeoutMs,
    })
    /** @type {Buffer[]} */
    const printed = []
    tool.stdout.on('data', (piece) => printed.push(piece))
    tool.stderr.on('data', (piece) => printed.push(piece))
    tool.on('error', (error) => printed.push(Buffer.from(name + ': ' + error.message + '\n')))
    tool.on('close', (status) => {
      process.stdout.write(Buffer.concat(printed))
      resolve(status === 0)
    })
  })
}
