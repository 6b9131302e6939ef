import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { build, preview, type Manifest } from 'vite'
import { root } from '../../install.mjs'
import { securityHeaders } from '../../securityHeaders.ts'
import type { Part } from '../options.ts'
import { median } from '../rounds.ts'
import { absent, atLeast, atMost, digits, milliseconds, spread, times, type Row } from '../table.ts'

const outDir = join(root, '.cache/bench/dist')
/** What a first visit may cost. */
const JS_BUDGET_KB = 115
const FIRST_FRAME_BUDGET_MS = 300

/** What a first visit loads, and when it sees the first simulated frame. */
export const loadPart: Part = async ({ browser, rounds }) => {
  await build({
    root,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, manifest: true },
  })
  const size = sizeRow()
  if (typeof browser === 'string') return [size, absent('time to the first simulated frame', browser)]
  return [size, await firstFrameRow(browser, rounds)]
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

async function firstFrameRow(browser: Browser, rounds: number): Promise<Row> {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4_191, headers: securityHeaders },
  })
  try {
    const url = `${server.resolvedUrls?.local[0] ?? ''}demo?probe`
    const seen: number[] = []
    const floor: number[] = []
    // The first visit warms the browser itself up.
    for (let round = 0; round <= rounds; round++) {
      const times = [await firstFrame(browser, url), await emptyFrame(browser, url)] as const
      if (round === 0) continue
      seen.push(times[0])
      floor.push(times[1])
    }
    return {
      what: 'first load: first simulated frame, localhost',
      ours: spread(seen, milliseconds),
      rival: `${milliseconds(median(floor))}, a page with nothing on it`,
      ...atLeast(
        seen.map((one, round) => (floor[round] ?? NaN) / one),
        null,
      ),
      ...atMost(seen, FIRST_FRAME_BUDGET_MS, milliseconds),
      note: 'the budget is for an idle machine; on a busy one the empty page is late too',
    }
  } finally {
    await server.close()
  }
}

/** The same for the server's favicon alone: what browser, server and machine take by themselves just now. */
async function emptyFrame(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(new URL('/favicon.svg', url).href)
    const handle = await page.waitForFunction(() => performance.now(), undefined, { polling: 'raf' })
    return await handle.jsonValue()
  } finally {
    await context.close()
  }
}

/** From the start of the navigation to the frame after the worker's first world is on a canvas. Nothing is cached. */
async function firstFrame(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    const handle = await page.waitForFunction(
      () => {
        const isTold = (window.__taskyard?.hash() ?? null) !== null
        const canvas = document.querySelector('canvas')
        return isTold && canvas !== null && canvas.width > 0 ? performance.now() : false
      },
      undefined,
      { polling: 'raf', timeout: 30_000 },
    )
    return (await handle.jsonValue()) || NaN
  } finally {
    await context.close()
  }
}
