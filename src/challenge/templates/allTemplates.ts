import type { AnyTemplate } from '../template.ts'
import { appCredentials } from './appCredentials.ts'
import { appDenied } from './appDenied.ts'
import { alarmMinute } from './alarmMinute.ts'
import { breakerThreshold } from './breakerThreshold.ts'
import { clientStatus } from './clientStatus.ts'
import { clusterReservation } from './clusterReservation.ts'
import { containerExit } from './containerExit.ts'
import { taskHealth, unhealthyMoment } from './containerHealth.ts'
import { deploymentOrder } from './deploymentOrder.ts'
import { distinctRunning } from './distinctInstances.ts'
import { drainGoesOn, drainingLeaves } from './draining.ts'
import { lowestHealthy, mostTasks } from './extremes.ts'
import { fargateLacks, fargatePair } from './fargateSizes.ts'
import { drainTime, gracePeriod } from './graceAndDrain.ts'
import { groupByCpu } from './groupByCpu.ts'
import { groupWeights } from './groupWeights.ts'
import { healthyCount } from './healthyCount.ts'
import { healthyMoment } from './healthyMoment.ts'
import { dynamicPort, fixedPort } from './hostPorts.ts'
import { memberOfPicks } from './memberOf.ts'
import { memoryKill } from './memoryKill.ts'
import { scaledMidway, secondUpdate } from './midDeployment.ts'
import { managedInstances } from './managedInstances.ts'
import { missingData } from './missingData.ts'
import { binpackPicks, spreadThenBinpack } from './nextInstance.ts'
import { nextStep } from './nextStep.ts'
import { binpackEmpty, chainFullestZone } from './packing.ts'
import { protectedOld } from './protectedOld.ts'
import { readingServices } from './readingServices.ts'
import { readingTasks } from './readingTasks.ts'
import { fargateRefuses, modeRefuses } from './refusedField.ts'
import { requestsPerTarget } from './requestsPerTarget.ts'
import { familyAlone, inactiveRevision } from './revisions.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'
import { rollbackTarget } from './rollbackTarget.ts'
import { rolloutState } from './rolloutState.ts'
import { endsFirst, tasksFit } from './roomInCluster.ts'
import { roomToShift } from './roomToShift.ts'
import { runTaskRoom, tasksLeft } from './runTask.ts'
import { scaleInPicks } from './scaleIn.ts'
import { scheduledCount } from './scheduledCount.ts'
import { severalPolicies } from './severalPolicies.ts'
import { shiftedPercent } from './shiftedPercent.ts'
import { slowStart } from './slowStart.ts'
import { spreadPlaces } from './spreadPlaces.ts'
import { startWait } from './startWait.ts'
import { statusWaits } from './statusWaits.ts'
import { steppedCount } from './steppedCount.ts'
import { stopBatches } from './stopBatches.ts'
import { stopCode } from './stopCodes.ts'
import { exitCodeAtStop, stopTime } from './stopExit.ts'
import { strategyShares } from './strategyShares.ts'
import { strategyForNeed } from './strategyForNeed.ts'
import { stuckPercents, whatUnsticks } from './stuckUpdate.ts'
import { targetRule } from './targetRule.ts'
import { targetType } from './targetTypes.ts'
import { lifecycleOrder } from './taskLife.ts'
import { serviceUtilization } from './utilization.ts'
import { trackedCount } from './trackedCount.ts'
import { originalGone } from './originalGone.ts'
import { digestKept } from './digestKept.ts'
import { policyExpires } from './policyExpires.ts'
import { pulledMegabytes } from './pulledMegabytes.ts'
import { cachedLines } from './cachedLines.ts'
import { pushSent } from './pushSent.ts'
import { pushRefused } from './pushRefused.ts'
import { executionRoleNeeded } from './executionRoleNeeded.ts'
import { injectionNeeds } from './injectionNeeds.ts'
import { logStart } from './logStart.ts'
import { passRole } from './passRole.ts'
import { policyAllows } from './policyAllows.ts'
import { readOnlyRoot } from './readOnlyRoot.ts'
import { roleLacks } from './roleLacks.ts'
import { roleMends } from './roleMends.ts'
import { variableValue } from './variableValue.ts'
import { wayBackUntil } from './wayBack.ts'
import { whyWaits } from './whyWaits.ts'
import { withinCooldown } from './withinCooldown.ts'
import { zoneLost } from './zoneLost.ts'
import { zoneShare } from './zoneShare.ts'

/** Every template, topic by topic in the order of the map. */
export const TEMPLATES: readonly AnyTemplate[] = [
  startWait,
  taskHealth,
  containerExit,
  memoryKill,
  readOnlyRoot,
  drainingLeaves,
  drainGoesOn,
  familyAlone,
  inactiveRevision,
  lifecycleOrder,
  statusWaits,
  stopCode,
  readingTasks,
  exitCodeAtStop,
  stopTime,
  unhealthyMoment,
  tasksLeft,
  runTaskRoom,
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
  deploymentOrder,
  healthyCount,
  healthyMoment,
  readingServices,
  rolloutState,
  shiftedPercent,
  breakerThreshold,
  rollbackTarget,
  wayBackUntil,
  originalGone,
  strategyForNeed,
  roomToShift,
  protectedOld,
  spreadPlaces,
  spreadThenBinpack,
  binpackPicks,
  chainFullestZone,
  binpackEmpty,
  scaleInPicks,
  tasksFit,
  endsFirst,
  distinctRunning,
  memberOfPicks,
  whyWaits,
  zoneLost,
  fargatePair,
  fargateLacks,
  fargateRefuses,
  modeRefuses,
  fixedPort,
  dynamicPort,
  targetType,
  gracePeriod,
  drainTime,
  clientStatus,
  groupWeights,
  zoneShare,
  slowStart,
  targetRule,
  serviceUtilization,
  clusterReservation,
  alarmMinute,
  missingData,
  trackedCount,
  requestsPerTarget,
  steppedCount,
  withinCooldown,
  severalPolicies,
  scheduledCount,
  strategyShares,
  managedInstances,
  groupByCpu,
  digestKept,
  policyExpires,
  pulledMegabytes,
  pushSent,
  cachedLines,
  pushRefused,
  roleLacks,
  roleMends,
  passRole,
  policyAllows,
  logStart,
  executionRoleNeeded,
  appCredentials,
  appDenied,
  injectionNeeds,
  variableValue,
]

/** `undefined` for what is none. */
export function templateOf(id: string): AnyTemplate | undefined {
  return TEMPLATES.find((one) => one.id === id)
}
