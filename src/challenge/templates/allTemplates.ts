import type { AnyTemplate } from '../template.ts'
import { lowestHealthy, mostTasks } from './extremes.ts'
import { scaledMidway, secondUpdate } from './midDeployment.ts'
import { binpackPicks, spreadThenBinpack } from './nextInstance.ts'
import { distinctRunning } from './distinctInstances.ts'
import { dynamicPort, fixedPort } from './hostPorts.ts'
import { nextStep } from './nextStep.ts'
import { binpackEmpty, chainFullestZone } from './packing.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'
import { endsFirst, tasksFit } from './roomInCluster.ts'
import { spreadPlaces } from './spreadPlaces.ts'
import { stopBatches } from './stopBatches.ts'
import { stuckPercents, whatUnsticks } from './stuckUpdate.ts'
import { whyWaits } from './whyWaits.ts'

/** Every template, topic by topic in the order of the map. */
export const TEMPLATES: readonly AnyTemplate[] = [
  upperLimit,
  lowerLimit,
  nextStep,
  stopBatches,
  lowestHealthy,
  mostTasks,
  stuckPercents,
  whatUnsticks,
  scaledMidway,
  secondUpdate,
  spreadPlaces,
  spreadThenBinpack,
  binpackPicks,
  chainFullestZone,
  binpackEmpty,
  tasksFit,
  endsFirst,
  distinctRunning,
  whyWaits,
  fixedPort,
  dynamicPort,
]

/** `undefined` for what is none. */
export function templateOf(id: string): AnyTemplate | undefined {
  return TEMPLATES.find((one) => one.id === id)
}
