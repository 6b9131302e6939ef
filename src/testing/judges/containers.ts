import type { ContainerExitCase } from '../../challenge/templates/containerExit.ts'
import type { TaskHealthCase, UnhealthyCase } from '../../challenge/templates/containerHealth.ts'
import type { LeakCase } from '../../challenge/templates/memoryKill.ts'
import type { StartCase } from '../../challenge/templates/startWait.ts'
import type { ExitCodeCase, StopTimeCase } from '../../challenge/templates/stopExit.ts'
import type { Judge } from './judge.ts'

/**
 * "START: … a dependent container has started. COMPLETE: … runs to completion before permitting other containers to
 * start. SUCCESS: the same, but … exits with a zero status. HEALTHY: … passes its Docker health check" (API Reference,
 * ContainerDependency). "interval: the time period … between each health check": the first comes one after the start.
 */
export const startWait: Judge<StartCase> = ({ one: { shape, jobSeconds, checkSeconds } }) => {
  if (shape === 'proxy by START') return jobSeconds
  if (shape === 'job by START') return checkSeconds
  if (shape === 'one after the other') return jobSeconds + checkSeconds
  return jobSeconds > checkSeconds ? jobSeconds : checkSeconds
}

/** "Time duration (in seconds) to wait before the container is forcefully killed" (ContainerDefinition); 30 by default. */
function secondsToEnd(wanted: number | null, stopTimeout: number | null): { lasts: number; isKilled: boolean } {
  const allowed = stopTimeout ?? 30
  const isKilled = wanted === null || wanted > allowed
  return { lasts: isKilled ? allowed : wanted, isKilled }
}

/** "a SIGTERM value and a default 30-second timeout, after which the SIGKILL value is sent" (StopTask): 128 + 9. */
export const exitCodeAtStop: Judge<ExitCodeCase> = ({ one: { endsInSeconds, exitCode, stopTimeout } }) =>
  secondsToEnd(endsInSeconds, stopTimeout).isKilled ? 128 + 9 : exitCode

/** "When … a dependency is defined for container startup, for container shutdown it is reversed" (ContainerDependency). */
export const stopTime: Judge<StopTimeCase> = ({ one: { appSeconds, sidecarSeconds, stopTimeout, depends } }) => {
  const app = secondsToEnd(appSeconds, stopTimeout).lasts
  const sidecar = secondsToEnd(sidecarSeconds, stopTimeout).lasts
  if (depends) return app + sidecar
  return app > sidecar ? app : sidecar
}

/** "If your container attempts to exceed the memory specified here, the container is killed" (ContainerDefinition, memory). */
export const memoryKill: Judge<LeakCase> = ({ one: { memory, startsWith, leak } }) => {
  let minutes = 0
  for (let used = startsWith; used < memory; used += leak) minutes += 1
  return minutes
}

/**
 * "retries: the number of times to retry a failed health check before the container is considered unhealthy";
 * "startPeriod: … before failed health checks count"; intervals lie between an end and a beginning (Docker, HEALTHCHECK).
 */
export const unhealthyMoment: Judge<UnhealthyCase> = ({ one: { interval, timeout, retries, startPeriod, how } }) => {
  let beginsAt = startPeriod > 0 && startPeriod < interval ? startPeriod : interval
  for (let failures = 0; ;) {
    const endsAt = beginsAt + (how === 'timeout' ? timeout : 0)
    if (beginsAt >= startPeriod) failures += 1
    if (failures === retries) return endsAt * 1_000
    beginsAt = endsAt + interval
  }
}

/** "UNHEALTHY: one or more essential containers are unhealthy … UNKNOWN …: not evaluated" (Task, healthStatus). */
export const taskHealth: Judge<TaskHealthCase> = ({ one: { app, sidecar, isSidecarEssential } }) => {
  const counted = [app, ...(isSidecarEssential ? [sidecar] : [])].filter((state) => state !== 'none')
  if (counted.some((state) => state === 'fails')) return ['UNHEALTHY']
  return [counted.length > 0 && counted.every((state) => state === 'passes') ? 'HEALTHY' : 'UNKNOWN']
}

/** "If the essential parameter … is true, and that container fails or stops for any reason, all other containers … are stopped." */
export const containerExit: Judge<ContainerExitCase> = ({ one: { essential, exitCode, policy, isWaitedFor } }) => {
  if (isWaitedFor && exitCode !== 0) return ['It is STOPPED with TaskFailedToStart']
  if (policy === 'restarts') return ['It goes on, and the container is started again']
  return [essential ? 'It is STOPPED with EssentialContainerExited' : 'It goes on, and the container stays STOPPED']
}
