import type { AutoScalingGroup, LaunchTemplate } from './capacity/autoScalingGroup.ts'
import type { Cluster } from './cluster/cluster.ts'
import type { ContainerInstance, InstanceStatus } from './capacity/containerInstance.ts'
import type { Load } from './monitoring/load.ts'
import type { MetricPoint } from './monitoring/metrics.ts'
import type { Address } from './network/addresses.ts'
import type { Decision } from './decision.ts'
import type { RolloutState, Service, WaitingForPlace } from './service/service.ts'
import type { TaskStep } from './task/lifecycle.ts'
import type { HealthStatus, StopCode, Task } from './task/task.ts'
import type { TaskDefinition } from './definition/taskDefinition.ts'

/**
 * Everything that can happen to a world, in the past tense. `emit` takes one and `apply` is the only code
 * that carries it out, in the worker and in the page's copy alike.
 */
export type Change =
  | { readonly kind: 'clusterCreated'; readonly cluster: Cluster }
  | { readonly kind: 'clusterDeleted'; readonly clusterName: string; readonly atMs: number }
  | { readonly kind: 'clusterForgotten'; readonly clusterName: string }
  | { readonly kind: 'launchTemplateCreated'; readonly launchTemplate: LaunchTemplate }
  | { readonly kind: 'autoScalingGroupPut'; readonly group: AutoScalingGroup }
  | { readonly kind: 'instanceLaunched'; readonly instance: ContainerInstance }
  | { readonly kind: 'instanceRegistered'; readonly instanceId: string; readonly atMs: number }
  | { readonly kind: 'instanceStatusSet'; readonly instanceId: string; readonly status: InstanceStatus }
  | { readonly kind: 'agentConnectionSet'; readonly instanceId: string; readonly agentConnected: boolean }
  | { readonly kind: 'instanceTerminated'; readonly instanceId: string }
  | { readonly kind: 'definitionRegistered'; readonly definition: TaskDefinition }
  | { readonly kind: 'definitionDeregistered'; readonly definitionKey: string; readonly atMs: number }
  | { readonly kind: 'taskCreated'; readonly task: Task }
  | TaskMoved
  | {
      readonly kind: 'taskStopAsked'
      readonly taskId: string
      readonly stopCode: StopCode
      readonly stoppedReason: string
      readonly atMs: number
    }
  | {
      readonly kind: 'taskHealthSet'
      readonly taskId: string
      readonly healthStatus: HealthStatus
      readonly isHealthy: boolean
    }
  | { readonly kind: 'taskForgotten'; readonly taskId: string }
  | { readonly kind: 'serviceCreated'; readonly service: Service }
  | { readonly kind: 'serviceUpdated'; readonly serviceKey: string; readonly fields: ServiceFields }
  | { readonly kind: 'serviceForgotten'; readonly serviceKey: string }
  | DeploymentStarted
  | {
      readonly kind: 'deploymentRolloutSet'
      readonly serviceKey: string
      readonly deploymentId: string
      readonly rolloutState: RolloutState
      readonly reason: string
      readonly atMs: number
    }
  /** Its instance's agent is away, so its step lasts until it is back (INS-5): `null`; then the step ends at a time again. */
  | { readonly kind: 'taskStepPlanned'; readonly taskId: string; readonly nextStepAtMs: number | null }
  | { readonly kind: 'deploymentRemoved'; readonly serviceKey: string; readonly deploymentId: string }
  | {
      readonly kind: 'serviceEventAdded'
      readonly serviceKey: string
      readonly id: string
      readonly message: string
      readonly atMs: number
    }
  | { readonly kind: 'loadSet'; readonly serviceKey: string; readonly load: Load | null }
  | { readonly kind: 'metricRecorded'; readonly serviceKey: string; readonly point: MetricPoint }
  | { readonly kind: 'decided'; readonly decision: Decision }

/** A task took a step of its lifecycle. Times that the step stamps are derived from `step` and `atMs`. */
export interface TaskMoved {
  readonly kind: 'taskMoved'
  readonly taskId: string
  readonly step: TaskStep
  readonly atMs: number
  readonly nextStepAtMs: number | null
  /** Set with `running`: when it will count as healthy. */
  readonly healthyAtMs?: number
  /** Set with `attachingNetwork`. */
  readonly address?: Address
}

export interface DeploymentStarted {
  readonly kind: 'deploymentStarted'
  readonly serviceKey: string
  readonly deploymentId: string
  readonly definitionKey: string
  readonly atMs: number
}

/** What a command or the scheduler may set on a service outright. */
export type ServiceFields = Partial<
  Pick<
    Service,
    | 'status'
    | 'desiredCount'
    | 'deploymentConfiguration'
    | 'placementStrategy'
    | 'placementConstraints'
    | 'network'
    | 'isSteady'
    | 'lastActionAtMs'
    | 'launchesPaidUntilMs'
    | 'fieldsWithoutEffect'
  >
> & { readonly waiting?: WaitingForPlace | null }

export type ChangeKind = Change['kind']
