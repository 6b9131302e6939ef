import type { Service } from '../service/service.ts'
import type { World } from '../world.ts'
import { thresholdOf } from './circuitBreaker.ts'
import type { ServiceDeployment } from './serviceDeployment.ts'

/** Whether a circuit breaker watches the newest deployment of a service: while that is rolled out, and no longer. */
export function isWatched({ settings, status }: Service, newest: ServiceDeployment | undefined): boolean {
  if (status !== 'ACTIVE' || !settings.deploymentCircuitBreaker.enable) return false
  return newest?.status === 'IN_PROGRESS' || newest?.status === 'PENDING'
}

/** DEP-15: what the circuit breaker of a service has counted, and the count that makes its deployment fail. */
export interface BreakerCount {
  readonly count: number
  readonly threshold: number
}

/** @returns `null` where none counts */
export function breakerCount(world: Pick<World, 'serviceDeployments'>, service: Service): BreakerCount | null {
  const newest = world.serviceDeployments.get(service.key)?.[0]
  if (!isWatched(service, newest)) return null
  const threshold = thresholdOf(service.settings.deploymentCircuitBreaker, service.desiredCount)
  return { count: newest?.failureCount ?? 0, threshold }
}
