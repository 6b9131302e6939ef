import type { Judge } from './judge.ts'
import { nextInstance } from './nextInstance.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'
import { lowestHealthy, mostTasks, stopBatches } from './rollingRun.ts'
import { scaledMidway } from './scaledMidway.ts'

/** By the template's id: one for each whose key is a number or a place. */
export const JUDGES = {
  'upper-limit': upperLimit,
  'lower-limit': lowerLimit,
  'lowest-healthy': lowestHealthy,
  'most-tasks-at-once': mostTasks,
  'stop-batches': stopBatches,
  'scaled-midway': scaledMidway,
  'chain-picks-instance': nextInstance,
  'binpack-picks-instance': nextInstance,
} as Readonly<Record<string, Judge<unknown>>>
