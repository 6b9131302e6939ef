import type { LaunchType } from '../task/launchType.ts'
import type { OtherController, TaskSet } from '../taskSet/taskSet.ts'
import type { Load } from '../monitoring/load.ts'
import type { ServiceSettings } from './settings.ts'

export interface PlacementStrategy {
  readonly type: 'random' | 'spread' | 'binpack'
  /** Empty for `random`. */
  readonly field: string
}

/** Instances that an expression of the cluster query language selects (CQL-1). */
export interface MemberOf {
  readonly type: 'memberOf'
  readonly expression: string
}

export type PlacementConstraint = { readonly type: 'distinctInstance' } | MemberOf

export interface DeploymentConfiguration {
  /** Whole percents. */
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
}

export type RolloutState = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'

/** One deployment of a service with its live counts, which `apply` keeps. */
export interface Deployment {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string
  readonly status: 'PRIMARY' | 'ACTIVE'
  /** `family:revision`. */
  readonly definitionKey: string
  /** What it was made with; a later update makes another. */
  readonly network: AwsvpcConfiguration | null
  readonly settings: ServiceSettings
  /** Its tasks are registered in the alternate target groups (DEP-32); left out for the others. */
  readonly onAlternate?: true
  /** Where it is a task set (TST-1); left out where ECS makes deployments. */
  readonly taskSet?: TaskSet
  /** What the scheduler has taken up: the PRIMARY wants what its service wants from the next look on. */
  readonly desiredCount: number
  /** lastStatus RUNNING. */
  readonly runningCount: number
  /** On its way to RUNNING: lastStatus PROVISIONING, PENDING or ACTIVATING. */
  readonly pendingCount: number
  /** Of the running, those that count toward the lower limit. */
  readonly healthyCount: number
  /** Past RUNNING and not yet STOPPED. */
  readonly leavingCount: number
  readonly failedTasks: number
  readonly rolloutState: RolloutState
  readonly rolloutStateReason: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export interface ServiceEvent {
  readonly id: string
  /** The decision that it tells of; `null` where a command alone led to it. No field of AWS's. */
  readonly decisionId: number | null
  readonly atMs: number
  readonly message: string
}

/** A service wants tasks for which no instance has room. */
export interface WaitingForPlace {
  readonly count: number
  readonly sinceMs: number
  /** The placement decision that says why. */
  readonly decisionId: number
}

export interface AwsvpcConfiguration {
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly assignPublicIp: 'ENABLED' | 'DISABLED'
}

/** A replica service. Events and metrics are newest first and last, and limited. */
export interface Service {
  /** `cluster/name`, its key in the world. */
  readonly key: string
  readonly clusterName: string
  readonly name: string
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE'
  readonly launchType: LaunchType
  /** Left out where ECS makes its deployments. */
  readonly controller?: OtherController
  readonly desiredCount: number
  readonly deploymentConfiguration: DeploymentConfiguration
  /** Empty: the service default, spread over zones and then instances. */
  readonly placementStrategy: readonly PlacementStrategy[]
  readonly placementConstraints: readonly PlacementConstraint[]
  readonly network: AwsvpcConfiguration | null
  readonly settings: ServiceSettings
  /** PRIMARY first. Gone when its last task has stopped; of an INACTIVE service they stay, and are told no more. */
  readonly deployments: readonly Deployment[]
  /** Newest first, at most 100 (SVC-6). */
  readonly events: readonly ServiceEvent[]
  readonly createdAtMs: number
  readonly isSteady: boolean
  readonly waiting: WaitingForPlace | null
  readonly load: Load | null
  /** Fields of the input that were kept and have no effect yet. */
  readonly fieldsWithoutEffect: readonly string[]
}

export const SERVICE_EVENTS_MAX = 100

/** The last one made: it is asked for many tasks of one service in a row, and a new text is slow to look up. */
let lastKey = { clusterName: '', serviceName: '', key: '/' }

export function serviceKey(clusterName: string, serviceName: string): string {
  if (lastKey.clusterName !== clusterName || lastKey.serviceName !== serviceName) {
    lastKey = { clusterName, serviceName, key: `${clusterName}/${serviceName}` }
  }
  return lastKey.key
}

/** The last one made, for the same reason. */
let lastPass = { serviceKey: '', createdAtMs: -1, name: '' }

/** The name under which all looks that are asked for at one service are one (`World.wakes`). */
export function passName(of: { readonly serviceKey: string; readonly createdAtMs: number }): string {
  const { serviceKey: key, createdAtMs } = of
  if (lastPass.serviceKey !== key || lastPass.createdAtMs !== createdAtMs) {
    lastPass = { serviceKey: key, createdAtMs, name: `pass ${key} ${String(createdAtMs)}` }
  }
  return lastPass.name
}

/** The counts of all deployments together, as the limits count them (DEP-2, DEP-3). */
export interface ServiceCounts {
  readonly running: number
  readonly pending: number
  readonly healthy: number
  readonly leaving: number
}

export function countsOf(service: Service): ServiceCounts {
  let running = 0
  let pending = 0
  let healthy = 0
  let leaving = 0
  for (const one of service.deployments) {
    running += one.runningCount
    pending += one.pendingCount
    healthy += one.healthyCount
    leaving += one.leavingCount
  }
  return { running, pending, healthy, leaving }
}
