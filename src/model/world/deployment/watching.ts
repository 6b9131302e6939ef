import type { Service } from '../service/service.ts'
import { deploymentConfigurationOf } from '../service/settings.ts'
import { thresholdOf, type CircuitBreaker } from './circuitBreaker.ts'
import type { DeploymentAlarms } from './deploymentAlarms.ts'
import { tasksOfRevision, type FailureCause, type RevisionTasks, type ServiceDeployment } from './serviceDeployment.ts'

/** What watches a deployment for failures, in AWS's words (DEP-20). */
export type WatchStatus = 'DISABLED' | 'MONITORING' | 'TRIGGERED' | 'MONITORING_COMPLETE'

/** A service's DeploymentConfiguration as a deployment has it: that of now, and of its end once it has ended. */
export function configurationOf(service: Service, { end }: ServiceDeployment): Readonly<Record<string, unknown>> {
  return end?.configuration ?? deploymentConfigurationOf(service)
}

/** The tasks of the revision that it rolls out: live while it goes on, and as they were at its end. */
export function targetTasks(service: Service, one: ServiceDeployment): RevisionTasks {
  return one.end?.target ?? tasksOfRevision(service, one.revisionId)
}

/** Those of the revisions that it replaces. */
export function sourceTasks(service: Service, one: ServiceDeployment): readonly RevisionTasks[] {
  return one.end?.sources ?? one.sourceRevisionIds.map((id) => tasksOfRevision(service, id))
}

export interface BreakerWatch {
  readonly status: WatchStatus
  readonly breaker: CircuitBreaker
  readonly failureCount: number
  readonly threshold: number
}

/** Its circuit breaker (DEP-15, DEP-20). */
export function breakerWatch(service: Service, one: ServiceDeployment): BreakerWatch {
  const breaker = configurationOf(service, one).deploymentCircuitBreaker as CircuitBreaker
  return {
    status: breaker.enable ? statusOf(one, 'circuitBreaker') : 'DISABLED',
    breaker,
    failureCount: one.failureCount ?? 0,
    threshold: thresholdOf(breaker, targetTasks(service, one).requested),
  }
}

export interface AlarmsWatch {
  readonly status: WatchStatus
  readonly alarms: DeploymentAlarms
}

/** Its alarms (DEP-21); `null` where it has none that are on. */
export function alarmsWatch(service: Service, one: ServiceDeployment): AlarmsWatch | null {
  const alarms = configurationOf(service, one).alarms as DeploymentAlarms | undefined
  if (alarms?.enable !== true) return null
  return { status: one.ignoresAlarms === true ? 'DISABLED' : statusOf(one, 'alarms'), alarms }
}

/** Of what is on. */
function statusOf(one: ServiceDeployment, cause: FailureCause): WatchStatus {
  if (one.failure?.cause === cause) return 'TRIGGERED'
  return one.end === null ? 'MONITORING' : 'MONITORING_COMPLETE'
}
