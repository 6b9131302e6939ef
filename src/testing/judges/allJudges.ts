import { alarmMinute, clusterReservation, missingData, serviceUtilization } from './alarms.ts'
import { appCredentials, appDenied } from './appCalls.ts'
import { breakerThreshold, rollbackTarget } from './breaker.ts'
import {
  clientStatus,
  drainTime,
  gracePeriod,
  groupWeights,
  slowStart,
  targetRule,
  targetType,
  zoneShare,
} from './balancers.ts'
import {
  containerExit,
  exitCodeAtStop,
  memoryKill,
  startWait,
  stopTime,
  taskHealth,
  unhealthyMoment,
} from './containers.ts'
import { healthyCount } from './healthyCount.ts'
import { injectionNeeds, variableValue } from './injected.ts'
import type { Judge } from './judge.ts'
import { nextInstance } from './nextInstance.ts'
import { drainingLeaves, memberOfPicks, scaleInPicks } from './leaving.ts'
import { binpackEmpty, chainFullestZone, spreadPlaces, zoneLost } from './places.ts'
import { protectedOld } from './protectedOld.ts'
import { readOnlyRoot } from './readOnly.ts'
import { familyAlone, readingServices, runTaskRoom, tasksLeft } from './reading.ts'
import { lowerLimit, upperLimit } from './rollingLimits.ts'
import { cachedLines, digestKept, policyExpires, pulledMegabytes, pushSent } from './images.ts'
import { executionRoleNeeded, logStart, passRole, policyAllows, roleLacks, roleMends } from './roles.ts'
import { lowestHealthy, mostTasks, stopBatches } from './rollingRun.ts'
import { distinctRunning, dynamicPort, fixedPort, tasksFit } from './room.ts'
import { scaledMidway } from './scaledMidway.ts'
import { shiftedPercent } from './shiftedPercent.ts'
import { originalGone, roomToShift, strategyForNeed, wayBackUntil } from './shifting.ts'
import {
  groupByCpu,
  managedInstances,
  requestsPerTarget,
  scheduledCount,
  severalPolicies,
  steppedCount,
  strategyShares,
  trackedCount,
  withinCooldown,
} from './scaling.ts'

/** By the template's id: one for each whose key is a number or a place, and for others where AWS's text says enough. */
export const JUDGES = {
  'upper-limit': upperLimit,
  'lower-limit': lowerLimit,
  'lowest-healthy': lowestHealthy,
  'most-tasks-at-once': mostTasks,
  'stop-batches': stopBatches,
  'scaled-midway': scaledMidway,
  'breaker-threshold': breakerThreshold,
  'rollback-target': rollbackTarget,
  'healthy-count': healthyCount,
  'reading-services': readingServices,
  'tasks-left': tasksLeft,
  'run-task-room': runTaskRoom,
  'family-alone': familyAlone,
  'spread-places': spreadPlaces,
  'chain-picks-instance': nextInstance,
  'binpack-picks-instance': nextInstance,
  'chain-fullest-zone': chainFullestZone,
  'binpack-leaves-empty': binpackEmpty,
  'scale-in-picks': scaleInPicks,
  'draining-leaves': drainingLeaves,
  'member-of-picks': memberOfPicks,
  'tasks-fit': tasksFit,
  'distinct-instance-running': distinctRunning,
  'fixed-host-port': fixedPort,
  'dynamic-host-port': dynamicPort,
  'start-wait': startWait,
  'exit-code-at-stop': exitCodeAtStop,
  'stop-time': stopTime,
  'memory-kill': memoryKill,
  'unhealthy-moment': unhealthyMoment,
  'task-health': taskHealth,
  'container-exit': containerExit,
  'target-type': targetType,
  'grace-period': gracePeriod,
  'drain-time': drainTime,
  'client-status': clientStatus,
  'group-weights': groupWeights,
  'zone-share': zoneShare,
  'digest-kept': digestKept,
  'policy-expires': policyExpires,
  'pulled-megabytes': pulledMegabytes,
  'push-sent': pushSent,
  'cached-lines': cachedLines,
  'zone-lost': zoneLost,
  'shifted-percent': shiftedPercent,
  'way-back-until': wayBackUntil,
  'original-task-set-gone': originalGone,
  'strategy-for-need': strategyForNeed,
  'room-to-shift': roomToShift,
  'protected-old-tasks': protectedOld,
  'slow-start': slowStart,
  'target-rule': targetRule,
  'service-utilization': serviceUtilization,
  'cluster-reservation': clusterReservation,
  'alarm-minute': alarmMinute,
  'missing-data': missingData,
  'tracked-count': trackedCount,
  'requests-per-target': requestsPerTarget,
  'stepped-count': steppedCount,
  'within-cooldown': withinCooldown,
  'several-policies': severalPolicies,
  'scheduled-count': scheduledCount,
  'strategy-shares': strategyShares,
  'managed-instances': managedInstances,
  'group-by-cpu': groupByCpu,
  'role-lacks': roleLacks,
  'role-mends': roleMends,
  'pass-role': passRole,
  'policy-allows': policyAllows,
  'log-start': logStart,
  'execution-role-needed': executionRoleNeeded,
  'app-credentials': appCredentials,
  'app-denied': appDenied,
  'injection-needs': injectionNeeds,
  'variable-value': variableValue,
  'read-only-root': readOnlyRoot,
} as Readonly<Record<string, Judge<unknown>>>
