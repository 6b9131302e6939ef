import type { Part } from '../options.ts'
import { median } from '../rounds.ts'
import { absent, digits, milliseconds, times, type Row } from '../table.ts'
import type { QuotaTimes } from '../page/quota.ts'
import { onBenchPage } from './page.ts'

const LAB = '5,000 instances, 10,000 tasks'
/** The heartbeat gives a worker up after five seconds; nobody notices a tenth of one. */
const SILENCE_BUDGET_MS = 100
/** A lab takes seconds to open, so a few rounds must do. */
const ROUNDS_MAX = 3

/** Whether a lab of the size of the quotas leaves the heartbeat waiting: in Chromium, beside a worker that is idle. */
export const quotaPart: Part = async ({ browser, rounds }) => {
  if (typeof browser === 'string') return [absent(`${LAB} in Chromium`, browser)]
  const all = await onBenchPage(browser, async (page) => {
    const measured: QuotaTimes[] = []
    for (let round = 0; round < Math.min(rounds, ROUNDS_MAX); round++) {
      measured.push(await page.evaluate(() => window.bench?.quota() ?? Promise.reject(new Error('no bench'))))
    }
    return measured
  })
  const of = (pick: (one: QuotaTimes) => number) => median(all.map(pick))
  const silenceMs = of((one) => one.silenceMs)
  const idleMs = of((one) => one.idleSilenceMs)
  const silence: Row = {
    what: `${LAB}: longest wait of the heartbeat, opening, playing, seeking`,
    ours: milliseconds(silenceMs),
    rival: `${milliseconds(idleMs)}, a worker that does nothing`,
    ratio: times(idleMs / silenceMs),
    budget: `≤ ${milliseconds(SILENCE_BUDGET_MS)}`,
    met: silenceMs <= SILENCE_BUDGET_MS ? 'yes' : 'not met',
    note: `the page is held up by one message for ${milliseconds(of((one) => one.messageMs))} at most`,
  }
  const opening: Row = {
    what: `${LAB}: opening it`,
    ours: milliseconds(of((one) => one.openMs)),
    rival: '',
    ratio: '',
    budget: '',
    met: '',
    note: `played ${digits(of((one) => one.speed))} × while one service of 5,000 rolls; a seek takes ${milliseconds(of((one) => one.seekMs))}`,
  }
  return [silence, opening]
}
