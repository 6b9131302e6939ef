import type { Browser, Page } from '@playwright/test'
import type { LabFile } from '../../../src/labfile/labFile.ts'
import { addressOf, buildLab, serveLab } from '../built.ts'
import { FLEET_STEADY_MS, fleetCommands, rollCommands } from '../contenders/fleet.ts'
import type { Part } from '../options.ts'
import { median, quantile } from '../rounds.ts'
import { absent, atMost, milliseconds, type Row } from '../table.ts'

const LAB: LabFile = {
  format: 'taskyard/lab',
  version: 1,
  title: 'A crowd',
  seed: 1,
  commands: [...fleetCommands, ...rollCommands],
}
/** Simulated: all 5,000 tasks have been replaced by then. */
const ROLLED_MS = 90_000
const SPEED = 60
/** Wall ms at rest beside it. */
const REST_MS = 1_500
/** Longer than any of both: the page is told in JSON, which has no Infinity. */
const NEVER_MS = 1e12
/** An answer within it is felt to come at once enough. */
const FRAME_BUDGET_MS = 200

const WHAT = `the lab page plays 5,000 tasks through their deployment at ${String(SPEED)}×: a frame`

/** The whole page, not the stage alone: its tree, its tracks and its inspector follow as well. */
export const crowdPart: Part = async ({ browser, rounds }) => {
  if (typeof browser === 'string') return [absent(WHAT, browser)]
  await buildLab()
  const served = await serveLab()
  try {
    const played: Frames[] = []
    for (let round = 0; round <= rounds; round++) {
      const frames = await playOnce(browser, addressOf(served))
      // The first round warms the browser up.
      if (round > 0) played.push(frames)
    }
    return [rowOf(played)]
  } finally {
    await served.close()
  }
}

interface Frames {
  /** Wall ms from each frame to the next. */
  readonly playing: readonly number[]
  readonly resting: readonly number[]
  /** Wall ms that the deployment took: a second and a half at full speed. */
  readonly wallMs: number
}

function rowOf(played: readonly Frames[]): Row {
  const slowMs = played.map(({ playing }) => quantile(playing, 0.95))
  const of = (pick: (frames: Frames) => number) => milliseconds(median(played.map(pick)))
  return {
    what: WHAT,
    ours: `${of(({ playing }) => median(playing))}, 95 % within ${milliseconds(median(slowMs))}`,
    rival: `${of(({ resting }) => quantile(resting, 0.95))}, 95 % of the same page at rest`,
    ratio: '',
    ...atMost(slowMs, FRAME_BUDGET_MS, milliseconds),
    note: `${String(ROLLED_MS / 1_000)} simulated seconds took ${of(({ wallMs }) => wallMs)}; ${milliseconds(ROLLED_MS / SPEED)} is full speed`,
  }
}

async function playOnce(browser: Browser, address: string): Promise<Frames> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.goto(new URL('/lab?probe=1&begin=empty', address).href)
    await page.getByRole('button', { name: 'Open a file from disk' }).waitFor()
    const refused = await page.evaluate((file) => window.__taskyard?.session.open(file), LAB)
    if (refused !== null) throw new Error('The lab did not open')
    await page.evaluate((ms) => window.__taskyard?.session.seek(ms), FLEET_STEADY_MS)
    return await framesOf(page)
  } finally {
    await context.close()
  }
}

/** Plays from where the lab stands. */
async function framesOf(page: Page): Promise<Frames> {
  const resting = await framesUntil(page, { forMs: REST_MS, simulatedMs: NEVER_MS })
  await page.evaluate(
    ({ speed }) => {
      window.__taskyard?.session.setSpeed(speed)
      window.__taskyard?.session.play()
    },
    { speed: SPEED } as const,
  )
  const playing = await framesUntil(page, { forMs: NEVER_MS, simulatedMs: FLEET_STEADY_MS + ROLLED_MS })
  return { playing, resting, wallMs: playing.reduce((sum, one) => sum + one, 0) }
}

interface Until {
  /** Wall ms. */
  readonly forMs: number
  readonly simulatedMs: number
}

function framesUntil(page: Page, until: Until): Promise<number[]> {
  return page.evaluate(async ({ forMs, simulatedMs }) => {
    const frames: number[] = []
    const startedMs = performance.now()
    for (let last = startedMs; ;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
      const atMs = window.__taskyard?.session.store.getState().views.main?.nowMs ?? 0
      if (now - startedMs >= forMs || atMs >= simulatedMs) return frames
    }
  }, until)
}
