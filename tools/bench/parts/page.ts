import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build, preview } from 'vite'
import { root } from '../../install.mjs'
import type { Part } from '../options.ts'
import type { BenchPage } from '../page/main.ts'
import type { MessageTimes, Telling } from '../page/messages.ts'
import { median } from '../rounds.ts'
import { absent, milliseconds, times, type Row } from '../table.ts'

const FRAMES_PER_ROUND = 16
/** Goals: drawn 8 times as fast, told 100 times as cheaply. */
const DRAW_BUDGET = 8
const MESSAGE_BUDGET = 100

/** A frame on the stage and a message from the worker, in Chromium, on the page of tools/bench/page. */
export const pagePart: Part = async ({ browser, rounds }) => {
  if (typeof browser === 'string') return [absent('a frame on the stage, a message in Chromium', browser)]
  const served = await serve()
  try {
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
    page.on('pageerror', (error) => console.error(error))
    await page.goto(served.url)
    await page.waitForFunction(() => window.bench !== undefined)
    const rows = [
      await messageRow(page, rounds),
      await frameRow(page, rounds, 500),
      await frameRow(page, rounds, 5_000),
    ]
    await page.close()
    return rows
  } finally {
    await served.close()
  }
}

async function frameRow(page: Page, rounds: number, tasks: number): Promise<Row> {
  const draw = (who: Parameters<BenchPage['draw']>[0]) =>
    page.evaluate(([who, tasks, frames]) => window.bench?.draw(who, tasks, frames) ?? NaN, [
      who,
      tasks,
      FRAMES_PER_ROUND,
    ] as const)
  const { ours, rival, ratio } = await inTurn(
    rounds,
    () => draw('ours'),
    () => draw('roundRect'),
  )
  return {
    what: `a frame with ${String(tasks)} tasks, all changing, 1440×900`,
    ours: milliseconds(ours),
    rival: `${milliseconds(rival)}, roundRect for each`,
    ratio: times(ratio),
    budget: tasks < 5_000 ? '≤ 16.7 ms' : `≥ ${times(DRAW_BUDGET)}`,
    met: (tasks < 5_000 ? ours <= 16.7 : ratio >= DRAW_BUDGET) ? 'yes' : 'not met',
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
  const { ours, rival, ratio } = await inTurn(
    rounds,
    () => listen('changes'),
    () => listen('clones'),
  )
  return {
    what: 'the same in Chromium: the page reads and applies it',
    ours: milliseconds(ours),
    rival: `${milliseconds(rival)}, clones of all tasks`,
    ratio: times(ratio),
    budget: `≥ ${times(MESSAGE_BUDGET)}`,
    met: ratio >= MESSAGE_BUDGET ? 'yes' : 'not met',
  }
}

/** Medians of both, round by round in turn; the first of each warms up. */
async function inTurn(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ readonly ours: number; readonly rival: number; readonly ratio: number }> {
  const ours: number[] = []
  const rival: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const times = [await one(), await other()] as const
    if (round === 0) continue
    ours.push(times[0])
    rival.push(times[1])
  }
  return {
    ours: median(ours),
    rival: median(rival),
    ratio: median(ours.map((time, round) => (rival[round] ?? NaN) / time)),
  }
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
