import type { ContenderName } from '../child.ts'
import { FLEET_SERVICES, TASKS_PER_SERVICE } from '../contenders/fleet.ts'
import type { BenchOptions, Part } from '../options.ts'
import { compareAndEnd, type Measured } from '../rounds.ts'
import { startNode } from '../sides.ts'
import { bytes, digits, milliseconds, times, type Row } from '../table.ts'

const FLEET = `${digits(FLEET_SERVICES * TASKS_PER_SERVICE)} Fargate tasks`

export const transitionPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'transitionOurs', 'transitionActor')
  return [
    {
      what: 'a task transition',
      ours: milliseconds(ours.unitMs),
      rival: `${milliseconds(rival.unitMs)}, xstate actor.send`,
      ...atLeast(rival.ratio, 1_000),
    },
  ]
}

export const steadyPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'steadyOurs', 'steadyActors')
  return [
    {
      what: `${FLEET}, steady, a check each 10 s`,
      ours: `${digits(1_000 / ours.unitMs)} simulated s/s`,
      rival: `${digits(1_000 / rival.unitMs)} simulated s/s, an actor per task`,
      ...atLeast(rival.ratio, 15),
    },
  ]
}

export const rollingPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'rollingOurs', 'rollingActors')
  return [
    {
      what: `rolling deployment of ${FLEET}`,
      ours: milliseconds(ours.unitMs),
      rival: `${milliseconds(rival.unitMs)}, an actor per task`,
      ...atLeast(rival.ratio, 40),
    },
  ]
}

/** A frame of 60 a second. */
const FRAME_MS = 16.7

export const seekPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'seekOurs', 'seekFromZero')
  return [
    {
      what: 'seek within a busy simulated hour',
      ours: `${milliseconds(ours.unitMs)}, 95 % within ${milliseconds(ours.slowMs)}`,
      rival: `${milliseconds(rival.unitMs)}, replay from zero`,
      ratio: times(rival.ratio),
      budget: `95 % ≤ ${milliseconds(FRAME_MS)}`,
      met: ours.slowMs <= FRAME_MS ? 'yes' : 'not met',
    },
  ]
}

export const streamPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'streamOurs', 'streamClones')
  return [
    {
      what: 'worker to page, a frame of the deployment at 60×: size',
      ours: bytes(ours.bytes),
      rival: `${bytes(rival.bytes)}, clones of all tasks`,
      ...atLeast(rival.bytes / ours.bytes, 10),
    },
    {
      what: 'the same: writing and reading it in Node',
      ours: milliseconds(ours.unitMs),
      rival: `${milliseconds(rival.unitMs)}, clones of all tasks`,
      ...atLeast(rival.ratio, 10),
    },
  ]
}

function atLeast(ratio: number, budget: number): Pick<Row, 'ratio' | 'budget' | 'met'> {
  return { ratio: times(ratio), budget: `≥ ${times(budget)}`, met: ratio >= budget ? 'yes' : 'not met' }
}

async function pair(
  { bundle, rounds }: BenchOptions,
  oursName: ContenderName,
  rivalName: ContenderName,
): Promise<readonly [Measured, Measured]> {
  const [ours, rival] = await compareAndEnd([startNode(bundle, oursName), startNode(bundle, rivalName)], rounds)
  if (ours === undefined || rival === undefined) throw new Error('a side is missing')
  return [ours, rival]
}
