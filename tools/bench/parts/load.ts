import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import type { Manifest, PreviewServer } from 'vite'
import { addressOf, buildLab, labDir, serveFloor, serveLab } from '../built.ts'
import type { Part } from '../options.ts'
import { median } from '../rounds.ts'
import { absent, atLeast, atMost, digits, milliseconds, spread, times, type Row } from '../table.ts'

/** What a first visit may cost. */
const JS_BUDGET_KB = 115
/** At most twice as long as the libraries take by themselves. */
const FLOOR_BUDGET = 0.5
const ROUTES = ['/', '/rolling', '/rolling/present', '/lab', '/scenarios/notes-scenario-1'] as const

/** Loads of a round, in turn with those of the others: one alone says more of the machine than of the page. */
const LOADS = 3

/** What a first visit loads, and when it sees the first simulated frame. */
export const loadPart: Part = async ({ browser, rounds }) => {
  await buildLab()
  const sizes = [
    sizeRow('before the first frame: JavaScript of the page, brotli', 'first'),
    sizeRow('first load, whole: JavaScript of every page, brotli', 'page'),
  ]
  if (typeof browser === 'string') return [...sizes, absent('time to the first simulated frame', browser)]
  return [...sizes, ...(await firstFrameRows(browser, rounds))]
}

/** The scripts of the page's thread: the entry and a file that it begins, with all that they import before they run. */
function sizeRow(what: string, begun: 'first' | 'page'): Row {
  const manifest = JSON.parse(readFileSync(join(labDir, '.vite/manifest.json'), 'utf8')) as Manifest
  const files = new Set<string>()
  const add = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(add)
  }
  add('index.html')
  add(keyOf(manifest, begun))
  const sizes = [...files].map((file) => brotliCompressSync(readFileSync(join(labDir, file))).byteLength)
  const kilobytes = sizes.reduce((sum, one) => sum + one, 0) / 1_000
  return {
    what,
    ours: `${kilobytes.toFixed(1)} kB`,
    rival: 'the budget',
    ratio: times(JS_BUDGET_KB / kilobytes),
    ...atMost([kilobytes], JS_BUDGET_KB, (size) => `${digits(size)} kB`),
  }
}

/** The key of a file that vite.config.ts names. */
function keyOf(manifest: Manifest, name: string): string {
  const key = Object.keys(manifest).find((one) => manifest[one]?.name === name)
  if (key === undefined) throw new Error(`No file of the build is called ${name}`)
  return key
}

async function firstFrameRows(browser: Browser, rounds: number): Promise<readonly Row[]> {
  const page = await serveLab()
  const floor = await serveFloor()
  try {
    const rows: Row[] = []
    for (const route of ROUTES) rows.push(await firstFrameRow({ browser, rounds, route, page, floor }))
    return rows
  } finally {
    await Promise.all([page.close(), floor.close()])
  }
}

interface FirstFrame {
  readonly browser: Browser
  readonly rounds: number
  readonly route: string
  readonly page: PreviewServer
  readonly floor: PreviewServer
}

async function firstFrameRow({ browser, rounds, route, page, floor }: FirstFrame): Promise<Row> {
  const seen: number[] = []
  const floors: number[] = []
  const empty: number[] = []
  const ways = [
    { into: seen, load: () => firstFrame(browser, new URL(`${route}?probe`, addressOf(page)).href) },
    { into: floors, load: () => floorFrame(browser, addressOf(floor)) },
    { into: empty, load: () => emptyFrame(browser, addressOf(page)) },
  ]
  // The first round warms the browser itself up.
  for (let round = 0; round <= rounds; round++) {
    const loads = ways.map((): number[] => [])
    for (let load = 0; load < LOADS; load++) {
      for (const [index, way] of ways.entries()) loads[index]?.push(await way.load())
    }
    if (round > 0) for (const [index, { into }] of ways.entries()) into.push(median(loads[index] ?? []))
  }
  return {
    what: `first load of ${route}: first simulated frame, localhost`,
    ours: spread(seen, milliseconds),
    rival: `${milliseconds(median(floors))}, React and D3 alone, one rectangle`,
    ...atLeast(
      seen.map((one, round) => (floors[round] ?? NaN) / one),
      FLOOR_BUDGET,
    ),
    note: `a page with nothing on it takes ${milliseconds(median(empty))}`,
  }
}

/** Until the libraries have drawn one rectangle: what no page that is made of them can be faster than. */
function floorFrame(browser: Browser, url: string): Promise<number> {
  return timeOf(browser, url, () => {
    const canvas = document.querySelector('canvas')
    return canvas?.dataset.drawn === 'yes' ? performance.now() : false
  })
}

/** The same for the server's favicon alone: what browser, server and machine take by themselves just now. */
function emptyFrame(browser: Browser, url: string): Promise<number> {
  return timeOf(browser, new URL('/favicon.svg', url).href, () => performance.now())
}

/**
 * From the start of the navigation to the frame after the page's lab is on a canvas: as the model computed it when the
 * page was built, or as the worker tells it. Nothing is cached.
 */
function firstFrame(browser: Browser, url: string): Promise<number> {
  return timeOf(browser, url, () => {
    if (performance.getEntriesByName('taskyard first frame').length > 0) return performance.now()
    const isTold = (window.__taskyard?.hash() ?? null) !== null
    const canvas = document.querySelector('canvas')
    return isTold && canvas !== null && canvas.width > 0 ? performance.now() : false
  })
}

/** @param seen  asked in every frame, in the page: the time, once it is there */
async function timeOf(browser: Browser, url: string, seen: () => number | false): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    const handle = await page.waitForFunction(seen, undefined, { polling: 'raf', timeout: 30_000 })
    return (await handle.jsonValue()) || NaN
  } finally {
    await context.close()
  }
}
