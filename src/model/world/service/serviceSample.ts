import { limitsOf, type Limits } from '../deployment/limits.ts'
import type { Service } from './service.ts'

/** The counts of one revision at one moment. */
export interface RevisionCounts {
  readonly definitionKey: string
  /** PRIMARY is what the service rolls to. */
  readonly isPrimary: boolean
  readonly running: number
  readonly pending: number
  readonly healthy: number
  readonly leaving: number
}

/** A service at one moment, as history keeps it. */
export interface ServiceSample {
  readonly desiredCount: number
  readonly limits: Limits
  readonly isSteady: boolean
  readonly waitingCount: number
  /** Newest first, as `deployments[]` is. */
  readonly revisions: readonly RevisionCounts[]
}

/** What history keeps of a service, as it is now. */
export function serviceSample(service: Service): ServiceSample {
  return {
    desiredCount: service.desiredCount,
    limits: limitsOf(service.desiredCount, service.deploymentConfiguration),
    isSteady: service.isSteady,
    waitingCount: service.waiting?.count ?? 0,
    revisions: service.deployments.map((one) => ({
      definitionKey: one.definitionKey,
      isPrimary: one.status === 'PRIMARY',
      running: one.runningCount,
      pending: one.pendingCount,
      healthy: one.healthyCount,
      leaving: one.leavingCount,
    })),
  }
}
