import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build, preview } from 'vite'
import { root } from '../../install.mjs'
import type { Part } from '../options.ts'
import type { Drawer } from '../page/main.ts'
import type { MessageTimes, Telling } from '../page/messages.ts'
import { median, quantile } from '../rounds.ts'
import { absent, atLeast, atMost, milliseconds, type Row } from '../table.ts'

const FRAMES_PER_ROUND = 16
/** Goals: drawn 8 times as fast, told 15 times as cheaply. */
const DRAW_BUDGET = 8
const MESSAGE_BUDGET = 15
const SCREEN_FRAME_MS = 16.7

/** A frame on the stage and a message from the worker, in Chromium, on the page of tools/bench/page. */
export const pagePart: Part = async ({ browser, rounds }) => {
  if (typeof browser === 'string') return [absent('a frame on the stage, a message in Chromium', browser)]
  return onBenchPage(browser, async (page) => [
    await messageRow(page, rounds),
    await frameRow(page, rounds, { tasks: 500, rival: 'roundRect', rivalName: 'roundRect for each' }),
    await frameRow(page, rounds, { tasks: 500, rival: 'roundRectNamed', rivalName: 'roundRect with its name' }),
    await frameRow(page, rounds, {
      tasks: 5_000,
      rival: 'roundRect',
      rivalName: 'roundRect for each',
      ratioMin: DRAW_BUDGET,
    }),
  ])
}

/** Serves the bench's own page, and closes it whatever happens. */
export async function onBenchPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const served = await serve()
  try {
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
    page.on('pageerror', (error) => console.error(error))
    await page.goto(served.url)
    await page.waitForFunction(() => window.bench !== undefined)
    const result = await use(page)
    await page.close()
    return result
  } finally {
    await served.close()
  }
}

interface FrameRow {
  readonly tasks: number
  readonly rival: Exclude<Drawer, 'ours'>
  readonly rivalName: string
  /** What is asked of it: as many times faster, or done within a frame of the screen. */
  readonly ratioMin?: number
}

async function frameRow(page: Page, rounds: number, { tasks, rival, rivalName, ratioMin }: FrameRow): Promise<Row> {
  const oursMs: number[] = []
  const draw = async (who: Drawer) => {
    const frames = await page.evaluate(([who, tasks, count]) => window.bench?.draw(who, tasks, count) ?? [], [
      who,
      tasks,
      FRAMES_PER_ROUND,
    ] as const)
    if (who === 'ours') oursMs.push(...frames)
    return frames.reduce((sum, ms) => sum + ms, 0) / frames.length
  }
  const measured = await inTurn(
    rounds,
    () => draw('ours'),
    () => draw(rival),
  )
  // The first round warmed up.
  const slowMs = quantile(oursMs.slice(FRAMES_PER_ROUND), 0.95)
  return {
    what: `a frame with ${String(tasks)} tasks, all changing, 1440×900`,
    ours: `${milliseconds(median(measured.ours))}, 95 % within ${milliseconds(slowMs)}`,
    rival: `${milliseconds(median(measured.rival))}, ${rivalName}`,
    ...atLeast(measured.ratios, ratioMin ?? null),
    ...(ratioMin === undefined && atMost(measured.ours, SCREEN_FRAME_MS, milliseconds)),
  }
}

async function messageRow(page: Page, rounds: number): Promise<Row> {
  const listen = async (how: Telling) => {
    const { pageMs }: MessageTimes = await page.evaluate(
      (how) => window.bench?.listen(how) ?? { pageMs: NaN, workerMs: NaN },
      how,
    )
    return pageMs
  }
  const { ours, rival, ratios } = await inTurn(
    rounds,
    () => listen('changes'),
    () => listen('clones'),
  )
  return {
    what: 'the same in Chromium: the page reads and applies it',
    ours: milliseconds(median(ours)),
    rival: `${milliseconds(median(rival))}, clones of all tasks`,
    ...atLeast(ratios, MESSAGE_BUDGET),
  }
}

/** Both, round by round in turn; the first of each warms up. */
async function inTurn(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{
  readonly ours: readonly number[]
  readonly rival: readonly number[]
  readonly ratios: readonly number[]
}> {
  const ours: number[] = []
  const rival: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const times = [await one(), await other()] as const
    if (round === 0) continue
    ours.push(times[0])
    rival.push(times[1])
  }
  return { ours, rival, ratios: ours.map((time, round) => (rival[round] ?? NaN) / time) }
}

async function serve(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const outDir = join(root, '.cache/bench/page')
  const pageRoot = join(root, 'tools/bench/page')
  const shared = { root: pageRoot, configFile: false, publicDir: false, logLevel: 'warn' } as const
  await build({
    ...shared,
    base: './',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2_000 },
  })
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 4_190,
      // A page of its own group has a finer clock.
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    },
  })
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}
