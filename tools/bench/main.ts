import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findChromium } from '../chromium.mjs'
import { bundleChild } from './bundle.ts'
import type { BenchOptions, Part } from './options.ts'
import { crowdPart } from './parts/crowd.ts'
import { loadPart } from './parts/load.ts'
import {
  dayPart,
  memoryPart,
  placePart,
  questionPart,
  rollingPart,
  seekPart,
  steadyPart,
  streamPart,
  trafficPart,
  transitionPart,
} from './parts/model.ts'
import { pagePart } from './parts/page.ts'
import { queuePart } from './parts/queue.ts'
import { quotaPart } from './parts/quota.ts'
import { absent, print, type Row } from './table.ts'

/**
 * `npm run bench`: how fast the lab is against named rivals, measured in the same run. Rounds of all sides go in turn
 * and a budget is met when the worst of them meets it, for machines drift. `--quick` goes fewer rounds, `--only NAME` one part.
 */
const PARTS: Readonly<Record<string, Part>> = {
  queue: queuePart,
  transition: transitionPart,
  steady: steadyPart,
  rolling: rollingPart,
  place: placePart,
  seek: seekPart,
  memory: memoryPart,
  stream: streamPart,
  question: questionPart,
  traffic: trafficPart,
  day: dayPart,
  page: pagePart,
  quota: quotaPart,
  crowd: crowdPart,
  load: loadPart,
}

const ROUNDS = 5
const QUICK_ROUNDS = 3

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
const chosen = Object.entries(PARTS).filter(([name]) => values.only === undefined || name === values.only)
if (chosen.length === 0) {
  console.error(`There is no part ${String(values.only)}. There are: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(1)
}

const executablePath = findChromium()
const browser =
  executablePath === undefined
    ? 'no Chromium'
    : await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const options: BenchOptions = {
  rounds: values.quick === true ? QUICK_ROUNDS : ROUNDS,
  bundle: await bundleChild(),
  browser,
}

const rows: Row[] = []
let isBroken = false
for (const [name, part] of chosen) {
  console.error(`${name}…`)
  try {
    rows.push(...(await part(options)))
  } catch (error) {
    isBroken = true
    console.error(error)
    rows.push(absent(name, 'failed: see above'))
  }
}
if (typeof browser !== 'string') await browser.close()

const [load = 0] = loadavg()
console.log(`\n${print(rows)}\n`)
console.log(
  `Medians [least to most] of ${String(options.rounds)} rounds in turn; met is what the worst of them meets. Node ${process.version}, load ${load.toFixed(1)}.`,
)
process.exitCode = isBroken ? 1 : 0
