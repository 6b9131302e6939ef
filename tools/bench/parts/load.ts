import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { build, preview, type Manifest } from 'vite'
import { root } from '../../install.mjs'
import { securityHeaders } from '../../securityHeaders.ts'
import type { Part } from '../options.ts'
import { median } from '../rounds.ts'
import { absent, atMost, digits, milliseconds, spread, times, type Row } from '../table.ts'

const outDir = join(root, '.cache/bench/dist')
/** What a first visit may cost. */
const JS_BUDGET_KB = 115
/** Of what an empty page takes. */
const FIRST_FRAME_TIMES = 2
const WINDOW_SETTLES_MS = 1_200

/** A canvas has a width of its own from when the stage has drawn the worker's first world on it. */
const STAGE = 'canvas[width]'
/** What of each page shows that the model has spoken. */
const FIRST_FRAMES: Readonly<Record<string, string>> = {
  '': STAGE,
  demo: STAGE,
  'demo/present': STAGE,
  scenarios: '.mini-strip__counts:not(.mini-strip__counts--awaited)',
  'scenarios/notes-scenario-1': STAGE,
  lab: STAGE,
}

/** What a first visit loads, and when it sees the first simulated frame. */
export const loadPart: Part = async ({ browser, rounds }) => {
  await build({
    root,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, manifest: true },
  })
  const size = sizeRow()
  if (typeof browser === 'string') return [size, absent('time to the first simulated frame of each page', browser)]
  return [size, ...(await firstFrameRows(browser, rounds))]
}

/** The page's own scripts: what index.html asks for, with all that they import before they run. */
function sizeRow(): Row {
  const manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8')) as Manifest
  const files = new Set<string>()
  const add = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(add)
  }
  add('index.html')
  // The first script imports it at once, on every page.
  add(Object.keys(manifest).find((key) => manifest[key]?.name === 'page') ?? '')
  const sizes = [...files].map((file) => brotliCompressSync(readFileSync(join(outDir, file))).byteLength)
  const kilobytes = sizes.reduce((sum, one) => sum + one, 0) / 1_000
  return {
    what: 'first load: JavaScript, brotli',
    ours: `${kilobytes.toFixed(1)} kB`,
    rival: 'the budget',
    ratio: times(JS_BUDGET_KB / kilobytes),
    ...atMost([kilobytes], JS_BUDGET_KB, (size) => `${digits(size)} kB`),
  }
}

async function firstFrameRows(browser: Browser, rounds: number): Promise<readonly Row[]> {
  const empty = await startServer(await buildEmptyPage(), 4_192)
  const own = await startServer(outDir, 4_191)
  try {
    const rows: Row[] = []
    for (const [path, shown] of Object.entries(FIRST_FRAMES)) {
      const seen: number[] = []
      const floor: number[] = []
      // The first visit warms browser and server up.
      for (let round = 0; round <= rounds; round++) {
        const ours = await visit(browser, `${own.url}${path}`, shown)
        const least = await visit(browser, empty.url, '#empty')
        if (round === 0) continue
        seen.push(ours)
        floor.push(least)
      }
      rows.push(frameRow(`/${path}`, seen, floor))
    }
    return rows
  } finally {
    await own.close()
    await empty.close()
  }
}

function frameRow(path: string, seen: readonly number[], floor: readonly number[]): Row {
  const longer = seen.map((one, round) => one / (floor[round] ?? NaN))
  return {
    what: `first simulated frame of ${path}, localhost`,
    ours: spread(seen, milliseconds),
    rival: `${milliseconds(median(floor))}, react and react-dom with nothing else`,
    ratio: spread(longer, times),
    ...atMost(longer, FIRST_FRAME_TIMES, (one) => `${times(one)} as long`),
  }
}

/** A page that React draws and that has nothing on it, built as ours is. */
async function buildEmptyPage(): Promise<string> {
  const source = join(root, 'tools/bench/empty')
  const built = join(root, '.cache/bench/empty')
  await build({
    root: source,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: built, emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
  })
  return built
}

async function startServer(served: string, port: number) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: served },
    preview: { host: '127.0.0.1', port, headers: securityHeaders },
  })
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

/** From the start of the navigation to the frame that has what is waited for. Nothing is cached. */
async function visit(browser: Browser, url: string, shown: string): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    // A new window of the browser loads pages of its own first.
    await page.waitForTimeout(WINDOW_SETTLES_MS)
    await page.goto(url, { waitUntil: 'commit' })
    const handle = await page.waitForFunction(
      (selector) => (document.querySelector(selector) === null ? false : performance.now()),
      shown,
      { polling: 'raf', timeout: 30_000 },
    )
    return (await handle.jsonValue()) || NaN
  } finally {
    await context.close()
  }
}
