import type { Part } from '../options.ts'
import { median } from '../rounds.ts'
import { absent, atLeast, atMost, digits, milliseconds, spread, type Row } from '../table.ts'
import type { QuotaTimes } from '../page/quota.ts'
import { onBenchPage } from './page.ts'

const LAB = '5,000 instances, 10,000 tasks'
/** The heartbeat gives a worker up after five seconds; nobody notices a tenth of one. */
const SILENCE_BUDGET_MS = 100

/** Whether a lab of the size of the quotas leaves the heartbeat waiting: in Chromium, beside a worker that is idle. */
export const quotaPart: Part = async ({ browser, rounds }) => {
  if (typeof browser === 'string') return [absent(`${LAB} in Chromium`, browser)]
  const all = await onBenchPage(browser, async (page) => {
    const measured: QuotaTimes[] = []
    for (let round = 0; round < rounds; round++) {
      measured.push(await page.evaluate(() => window.bench?.quota() ?? Promise.reject(new Error('no bench'))))
    }
    return measured
  })
  const of = (pick: (one: QuotaTimes) => number) => median(all.map(pick))
  const silencesMs = all.map((one) => one.silenceMs)
  const silence: Row = {
    what: `${LAB}: longest wait of the heartbeat, opening, playing, seeking`,
    ours: spread(silencesMs, milliseconds),
    rival: `${milliseconds(of((one) => one.idleSilenceMs))}, a worker that does nothing`,
    ...atLeast(
      all.map((one) => one.idleSilenceMs / one.silenceMs),
      null,
    ),
    ...atMost(silencesMs, SILENCE_BUDGET_MS, milliseconds),
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
