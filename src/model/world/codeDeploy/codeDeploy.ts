import type { LifecycleEvent } from './lifecycleEvents.ts'
import type { TrafficConfigName } from './trafficConfigs.ts'

/** What deployment groups stand in. */
export interface CodeDeployApplication {
  readonly name: string
  readonly createdAtMs: number
}

export type RollbackEvent = 'DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST'

/** How the deployments of one service are made (CDP-1). */
export interface DeploymentGroup {
  readonly applicationName: string
  readonly name: string
  readonly serviceRoleArn: string
  readonly configName: TrafficConfigName
  readonly clusterName: string
  readonly serviceName: string
  /** Target groups by name, between which traffic goes, and the listeners that send it. */
  readonly groupNames: readonly [string, string]
  readonly listenerArn: string
  readonly testListenerArn: string | null
  readonly ready: {
    readonly action: 'CONTINUE_DEPLOYMENT' | 'STOP_DEPLOYMENT'
    readonly waitMinutes: number
  }
  readonly original: {
    readonly action: 'TERMINATE' | 'KEEP_ALIVE'
    readonly waitMinutes: number
  }
  readonly rollback: { readonly enabled: boolean; readonly events: readonly RollbackEvent[] }
  readonly alarms: { readonly enabled: boolean; readonly names: readonly string[] }
}

/** By which a group stands in its table. */
export function deploymentGroupKey(applicationName: string, name: string): string {
  return `${applicationName}/${name}`
}

export const CODE_DEPLOY_STATUSES = [
  'Created',
  'Queued',
  'InProgress',
  'Baking',
  'Succeeded',
  'Failed',
  'Stopped',
  'Ready',
] as const
export type CodeDeployStatus = (typeof CODE_DEPLOY_STATUSES)[number]

export type EventStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped'

/** One lifecycle event of a deployment as it stands. */
export interface EventRun {
  readonly name: LifecycleEvent
  readonly status: EventStatus
  readonly startedAtMs: number | null
  readonly endedAtMs: number | null
}

/** What a deployment is at: one of its lifecycle events, or between and after them. */
export type CodeDeployStep = LifecycleEvent | 'ReadyWait' | 'TerminationWait' | 'Terminate'

export type CodeDeployErrorCode =
  | 'ALARM_ACTIVE'
  | 'ECS_UPDATE_ERROR'
  | 'ELASTIC_LOAD_BALANCING_INVALID'
  | 'HOOK_EXECUTION_FAILURE'
  | 'MANUAL_STOP'
  | 'TIMEOUT'

/** What an AppSpec says (CDP-2). */
export interface AppSpec {
  /** `family:revision`. */
  readonly definitionKey: string
  readonly containerName: string
  readonly containerPort: number
  /** The Lambda function of each lifecycle event that has one. */
  readonly hooks: Readonly<Partial<Record<LifecycleEvent, string>>>
}

/** One deployment of a group (CDP-3). */
export interface CodeDeployment {
  /** `d-` and nine capital letters and digits. */
  readonly id: string
  /** What it was made with: a later change of the group is none of it. */
  readonly group: DeploymentGroup
  readonly appSpec: AppSpec
  readonly description: string | null
  readonly creator: 'user' | 'codeDeployRollback'
  /** Of the service, as it was created then. */
  readonly serviceCreatedAtMs: number
  readonly status: CodeDeployStatus
  readonly events: readonly EventRun[]
  readonly step: CodeDeployStep
  readonly stepAtMs: number
  /** Until when the step rests; `null` where it does not. */
  readonly untilMs: number | null
  /** The original task set and the one that replaces it, `null` before Install. */
  readonly blueId: string
  readonly greenId: string | null
  /** Of the traffic at both listeners, how many percent go to the replacement. */
  readonly production: number
  readonly test: number
  /** Shifts of production traffic made so far. */
  readonly shifts: number
  readonly error: { readonly code: CodeDeployErrorCode; readonly message: string } | null
  /** The deployment that takes it back, or the one that it takes back. */
  readonly rolledBackBy: string | null
  readonly takesBack: string | null
  readonly createdAtMs: number
  readonly completedAtMs: number | null
}

export function isUnderWay({ status }: Pick<CodeDeployment, 'status'>): boolean {
  return status === 'Created' || status === 'InProgress' || status === 'Ready'
}
