import { DEREGISTERED_REASON } from '../capacity/containerInstance.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../service/service.ts'
import type { LaunchType } from './launchType.ts'
import type { TaskStep } from './taskSteps.ts'
import type { TaskLaunch } from './overrides.ts'

export type HealthStatus = 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN'
export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'UserInitiated'
  | 'ServiceSchedulerInitiated'
  | 'TerminationNotice'
  | 'SpotInterruption'
  | 'InfrastructureHealth'

/** A host port that the task holds on its instance while it lives (CAP-5). */
export interface PortBinding {
  readonly containerName: string
  readonly containerPort: number
  readonly hostPort: number
  readonly protocol: 'tcp' | 'udp'
}

/** What a task that waits for an instance was asked to have of it. */
export interface AwaitedPlace {
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  readonly network: AwsvpcConfiguration | null
}

/** One task. Immutable: `apply` puts a new one in its place. Times are simulated ms; `null` is "not yet". */
export interface Task {
  /** 32 hexadecimal digits, the last part of the ARN. */
  readonly id: string
  readonly clusterName: string
  /** `family:revision`. */
  readonly definitionKey: string
  /** `service:NAME` or `family:NAME`. */
  readonly group: string
  readonly startedBy: string | null
  readonly launchType: LaunchType
  /** Of the strategy that it was started by (CPR-3); left out where a launch type said it. */
  readonly capacityProviderName?: string
  readonly serviceName: string | null
  readonly deploymentId: string | null
  /** The container instance's id; `null` on Fargate. */
  readonly instanceId: string | null
  readonly availabilityZone: string
  /** With `awsvpc` the task has an interface of its own. */
  readonly privateIp: string | null
  readonly step: TaskStep
  /** When it entered that step, and when it leaves it if nothing else happens. */
  readonly stepAtMs: number
  readonly nextStepAtMs: number | null
  readonly desiredStatus: 'RUNNING' | 'STOPPED'
  /** Of the container health checks; UNKNOWN when there are none. */
  readonly healthStatus: HealthStatus
  /** Whether it counts toward the service's lower limit (DEP-4). */
  readonly isHealthy: boolean
  /** When it will count, if nothing happens; kept once it does. */
  readonly healthyAtMs: number | null
  /** What it reserves, on its instance or of Fargate. */
  readonly cpuUnits: number
  readonly memoryMib: number
  readonly ports: readonly PortBinding[]
  /** `null` where it was started as its definition says, as a service's tasks are. */
  readonly launch: TaskLaunch | null
  /** Of a standalone task on Fargate that was given a public address, in a lab that was told where subnets lead (PUL-4). */
  readonly hasPublicIp?: true
  /** While it waits in PROVISIONING for an instance (CPR-5): how that will be chosen. */
  readonly awaited?: AwaitedPlace
  readonly createdAtMs: number
  readonly pullStartedAtMs: number | null
  readonly pullStoppedAtMs: number | null
  readonly startedAtMs: number | null
  readonly stoppingAtMs: number | null
  readonly executionStoppedAtMs: number | null
  readonly stoppedAtMs: number | null
  readonly stopCode: StopCode | null
  readonly stoppedReason: string | null
}

/** Whether nobody was left to report its end: its instance went (INS-4) or was deregistered under it (INS-6). */
export function endedUnheard({ stopCode, stoppedReason }: Task): boolean {
  return stopCode === 'TerminationNotice' || stoppedReason === DEREGISTERED_REASON
}
