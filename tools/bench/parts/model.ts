import type { ContenderName } from '../child.ts'
import { DAY_TASKS } from '../contenders/traffic.ts'
import { FLEET_SERVICES, TASKS_PER_SERVICE } from '../contenders/fleet.ts'
import type { BenchOptions, Part } from '../options.ts'
import { compareAndEnd, median, type Measured, type Rounds } from '../rounds.ts'
import { startNode } from '../sides.ts'
import { atLeast, atMost, bytes, digits, milliseconds, perSecond, spread, times } from '../table.ts'

const FLEET = `${digits(FLEET_SERVICES * TASKS_PER_SERVICE)} Fargate tasks`

export const transitionPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'transitionOurs', 'transitionActor')
  return [
    {
      what: 'a task transition',
      ours: milliseconds(ours.unitMs),
      rival: `${milliseconds(rival.unitMs)}, xstate actor.send`,
      ...atLeast(rival.ratios, 1_000),
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
      ...atLeast(rival.ratios, 15),
    },
  ]
}

/** Both are about as fast as they get after so many deployments. */
const ROLLING_WARM_ROUNDS = 4

export const rollingPart: Part = async (options) => {
  const how = { ...options, warmRounds: ROLLING_WARM_ROUNDS }
  const [ours, rival] = await pair(how, 'rollingOurs', 'rollingActors')
  return [
    {
      what: `rolling deployment of ${FLEET}`,
      ours: milliseconds(ours.unitMs),
      rival: `${milliseconds(rival.unitMs)}, an actor per task`,
      ...atLeast(rival.ratios, 15),
    },
  ]
}

export const placePart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'placeOurs', 'placeScan')
  return [
    {
      what: 'placing 5,000 tasks on 5,000 instances, spread, then binpack',
      ours: perSecond(ours.unitMs),
      rival: `${perSecond(rival.unitMs)}, a scan for each task`,
      ...atLeast(rival.ratios, 30),
    },
  ]
}

export const trafficPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'trafficOurs', 'trafficEach')
  return [
    {
      what: `a day behind a load balancer, ${digits(DAY_TASKS)} tasks`,
      ours: `${milliseconds(ours.unitMs)} an hour`,
      rival: `${milliseconds(rival.unitMs)} an hour, every request by itself`,
      ...atLeast(rival.ratios, 15),
    },
  ]
}

export const dayPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'dayOurs', 'dayActors')
  return [
    {
      what: 'a day of both scaling loops, 2 to 20 tasks',
      ours: `${milliseconds(ours.unitMs)} an hour`,
      rival: `${milliseconds(rival.unitMs)} an hour, an actor per task and no log`,
      ...atLeast(rival.ratios, null),
      note: 'the rival does the same sums and keeps nothing of what led to them',
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
      ours: `${milliseconds(ours.unitMs)}, 95 % within ${spread(ours.slowMs, milliseconds)}`,
      rival: `${milliseconds(rival.unitMs)}, replay from zero`,
      ...atLeast(rival.ratios, null),
      ...atMost(ours.slowMs, FRAME_MS, (ms) => `${milliseconds(ms)} for 95 %`),
    },
  ]
}

/** Beside the page, its picture and its own copy of the world, on a machine of 4 GB. */
const MEMORY_BUDGET_BYTES = 100e6

export const memoryPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'memoryOurs', 'memoryWorld')
  return [
    {
      what: `memory: ${FLEET} after an hour and a deployment, with all marks`,
      ours: spread(ours.bytes, bytes),
      rival: `${bytes(median(rival.bytes))}, the world alone at its end`,
      ratio: times(median(rival.bytes) / median(ours.bytes)),
      ...atMost(ours.bytes, MEMORY_BUDGET_BYTES, bytes),
    },
  ]
}

export const streamPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'streamOurs', 'streamClones')
  return [
    {
      what: 'worker to page, a frame of the deployment at 60×: size',
      ours: bytes(median(ours.bytes)),
      rival: `${bytes(median(rival.bytes))}, clones of all tasks`,
      ...atLeast(
        ours.bytes.map((own, round) => (rival.bytes[round] ?? NaN) / own),
        10,
      ),
    },
    {
      what: 'the same: writing and reading it in Node',
      ours: milliseconds(ours.unitMs),
      rival: `${milliseconds(rival.unitMs)}, clones of all tasks`,
      ...atLeast(rival.ratios, 10),
    },
  ]
}

/** So much is no wait, at the median. */
const QUESTION_BUDGET_MS = 50

export const questionPart: Part = async (options) => {
  const [ours, rival] = await pair(options, 'questionsOurs', 'questionsPlainRun')
  return [
    {
      what: 'making a question of challenge mode, over all templates',
      ours: `${milliseconds(ours.unitMs)}, median ${spread(ours.medianMs, milliseconds)}`,
      rival: `${milliseconds(rival.unitMs)}, its lab run once, nothing asked`,
      ...atLeast(rival.ratios, null),
      ...atMost(ours.medianMs, QUESTION_BUDGET_MS, (ms) => `${milliseconds(ms)} at the median`),
    },
  ]
}

async function pair(
  { bundle, ...how }: Pick<BenchOptions, 'bundle'> & Rounds,
  oursName: ContenderName,
  rivalName: ContenderName,
): Promise<readonly [Measured, Measured]> {
  const [ours, rival] = await compareAndEnd([startNode(bundle, oursName), startNode(bundle, rivalName)], how)
  if (ours === undefined || rival === undefined) throw new Error('a side is missing')
  return [ours, rival]
}
