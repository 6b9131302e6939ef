import { HASH_START, hashWith } from '../../../base/hash.ts'
import { SERVICE_DEPLOYMENTS_MAX } from '../labLimits.ts'
import { deploymentConfigurationOf } from '../service/settings.ts'
import type { Deployment, Service } from '../service/service.ts'
import type { KeptImages } from '../pulling/keptImages.ts'
import type { Shift } from './shifting/shift.ts'

/** The tasks of one service revision, as AWS counts them. */
export interface RevisionTasks {
  /** The digits of its deployment's id: ECS gives both the same. */
  readonly revisionId: string
  readonly requested: number
  readonly running: number
  readonly pending: number
}

/** How a deployment ended, as it stood then. */
export interface DeploymentEnd {
  readonly atMs: number
  readonly target: RevisionTasks
  readonly sources: readonly RevisionTasks[]
  readonly configuration: Readonly<Record<string, unknown>>
}

/** AWS's words (DEP-20). No act of the lab leads to STOP_REQUESTED: AWS refuses the one that would. */
export const DEPLOYMENT_STATUSES = [
  'PENDING',
  'IN_PROGRESS',
  'SUCCESSFUL',
  'STOPPED',
  'STOP_REQUESTED',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
] as const
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number]

/** What can make a deployment fail. */
export type FailureCause = 'circuitBreaker' | 'alarms' | 'user' | 'hook'

/** A deployment that has failed (DEP-17). */
export interface DeploymentFailure {
  readonly cause: FailureCause
  readonly atMs: number
  /** The alarms that it failed for. */
  readonly alarmNames: readonly string[]
}

/** Where the service goes back to (DEP-18). */
export interface DeploymentRollback {
  readonly revisionId: string
  readonly startedAtMs: number
  readonly reason: string
}

/** One deployment in the history of a service, with the service revision that it rolls out (DEP-13). */
export interface ServiceDeployment {
  /** 21 letters, digits, hyphens and underscores. */
  readonly id: string
  readonly revisionId: string
  readonly sourceRevisionIds: readonly string[]
  readonly status: DeploymentStatus
  readonly createdAtMs: number
  /** `null` until the scheduler has looked at it. */
  readonly startedAtMs: number | null
  readonly updatedAtMs: number
  readonly end: DeploymentEnd | null
  /** What the revision is made of: no later update changes it. */
  readonly revision: ServiceRevision
  /** Why it is in its status, in ECS's words; left out where it needs no reason. */
  readonly statusReason?: string
  /** What its circuit breaker has counted (DEP-16); left out for nothing. */
  readonly failureCount?: number
  readonly failure?: DeploymentFailure
  /** Its alarms watch nothing: one was in ALARM when it started (DEP-21). */
  readonly ignoresAlarms?: true
  /** All else is done, and its alarms still watch until then (DEP-22). */
  readonly bakesUntilMs?: number
  readonly rollback?: DeploymentRollback
  /** It was COMPLETED, and a later one is being rolled back to it: none can be again until it is COMPLETED anew (DEP-18). */
  readonly isReturnedTo?: true
  /** What of its images is resolved (PUL-3); left out for nothing. */
  readonly images?: KeptImages
  /** Where it shifts traffic (DEP-31); left out of a rolling update. */
  readonly shift?: Shift
}

export type ServiceRevision = Pick<Service, 'launchType' | 'network' | 'settings'> & {
  /** `family:revision`. */
  readonly definitionKey: string
  /** Of its tasks (DEP-32). */
  readonly onAlternate?: true
}

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const ID_LENGTH = 21

/** Made of the id of its deployment, which is drawn: the same deployment has the same one in every replay. */
function serviceDeploymentId(deploymentId: string): string {
  let hash = hashWith(HASH_START, deploymentId)
  let id = ''
  while (id.length < ID_LENGTH) {
    hash = hashWith(hash, id.length)
    id += CHARACTERS.charAt(hash.a & 63)
  }
  return id
}

export function revisionIdOf({ id }: Pick<Deployment, 'id'>): string {
  return id.slice(id.indexOf('/') + 1)
}

/** What is still there of a revision: the live counts of its deployment, none once that is gone. */
export function tasksOfRevision(service: Service, revisionId: string): RevisionTasks {
  const deployment = service.deployments.find((one) => revisionIdOf(one) === revisionId)
  if (deployment === undefined) return { revisionId, requested: 0, running: 0, pending: 0 }
  return {
    revisionId,
    requested: wantedOf(deployment),
    running: deployment.runningCount,
    pending: deployment.pendingCount,
  }
}

/**
 * The PRIMARY wants what the scheduler took up last; of an older one are wanted those that nobody has asked to stop
 * yet. Who is asked to stop leaves RUNNING or what comes before it at once (TSK-5), so the counts tell.
 */
export function wantedOf(deployment: Deployment): number {
  if (deployment.taskSet !== undefined) return deployment.desiredCount
  return deployment.status === 'PRIMARY' ? deployment.desiredCount : deployment.runningCount + deployment.pendingCount
}

export type DeploymentHistory = readonly ServiceDeployment[]

/** A history with the deployment that a service has just begun. */
export function withBegun(history: DeploymentHistory, service: Service): DeploymentHistory {
  const [primary, ...older] = service.deployments
  if (primary === undefined) return history
  const begun: ServiceDeployment = {
    id: serviceDeploymentId(primary.id),
    revisionId: revisionIdOf(primary),
    sourceRevisionIds: older.map(revisionIdOf),
    status: 'PENDING',
    createdAtMs: primary.createdAtMs,
    startedAtMs: null,
    updatedAtMs: primary.createdAtMs,
    end: null,
    revision: {
      definitionKey: primary.definitionKey,
      launchType: service.launchType,
      network: service.network,
      settings: service.settings,
      ...(primary.onAlternate === true && { onAlternate: true }),
    },
  }
  return [begun, ...history].slice(0, SERVICE_DEPLOYMENTS_MAX)
}

/** Whether the scheduler has not looked at it: what is over before that never starts (DEP-19). */
export function isToStart({ startedAtMs, end }: ServiceDeployment): boolean {
  return startedAtMs === null && end === null
}

/** The newest one, once the scheduler has looked at it. */
export function withStarted(history: DeploymentHistory, atMs: number): DeploymentHistory {
  const [newest, ...older] = history
  if (newest === undefined || !isToStart(newest)) return history
  return [{ ...newest, status: 'IN_PROGRESS', startedAtMs: atMs, updatedAtMs: atMs }, ...older]
}

interface Ending {
  readonly status: DeploymentStatus
  readonly atMs: number
  readonly statusReason?: string
}

/** The newest one, ended if it was not yet. */
export function withEnded(
  history: DeploymentHistory,
  service: Service,
  { status, atMs, statusReason }: Ending,
): DeploymentHistory {
  const [newest, ...older] = history
  if (newest?.end !== null) return history
  const end: DeploymentEnd = {
    atMs,
    target: tasksOfRevision(service, newest.revisionId),
    sources: newest.sourceRevisionIds.map((id) => tasksOfRevision(service, id)),
    configuration: deploymentConfigurationOf(service),
  }
  return [{ ...newest, status, updatedAtMs: atMs, end, ...(statusReason !== undefined && { statusReason }) }, ...older]
}

/** The newest one when another deployment takes its place: rolled back it is no more, either. */
export function withReplaced(history: DeploymentHistory, service: Service, atMs: number): DeploymentHistory {
  const isRollingBack = history[0]?.status === 'ROLLBACK_IN_PROGRESS' || history[0]?.status === 'ROLLBACK_REQUESTED'
  return withEnded(history, service, { status: isRollingBack ? 'ROLLBACK_FAILED' : 'STOPPED', atMs })
}

/** The newest one when the PRIMARY is COMPLETED, its own deployment or the one that it was rolled back to (DEP-18). */
export function withCompleted(history: DeploymentHistory, service: Service, atMs: number): DeploymentHistory {
  const [newest] = history
  if (newest?.rollback === undefined) return withEnded(history, service, { status: 'SUCCESSFUL', atMs })
  const { revisionId } = newest.rollback
  const ended = withEnded(history, service, { status: 'ROLLBACK_SUCCESSFUL', atMs })
  return ended.map((one) => (one.revisionId === revisionId ? again(one) : one))
}

/** It is COMPLETED once more. */
function again({ isReturnedTo: _, ...one }: ServiceDeployment): ServiceDeployment {
  return one
}

/** DEP-18: the newest deployment that is COMPLETED, before the one that fails; `undefined` for none. */
export function rollbackCandidate(history: DeploymentHistory): ServiceDeployment | undefined {
  return history.slice(1).find((one) => one.status === 'SUCCESSFUL' && one.isReturnedTo === undefined)
}
