import type { Work } from '../../base/work.ts'
import type { Random } from '../../base/random.ts'
import type { Decision } from './decision.ts'
import type { Explanation } from './explanation.ts'
import type { TaskEvent, TaskStep } from './task/taskSteps.ts'
import type { Change, ChangeKind } from './change.ts'
import type { World } from './world.ts'

/** What a storm takes back of what it did. */
export type StormMend =
  | { readonly what: 'agent'; readonly instanceId: string }
  | { readonly what: 'zone'; readonly zone: string }
  | { readonly what: 'fargate'; readonly zone: string }
  /** Unless it was told something else since. */
  | { readonly what: 'image'; readonly image: string; readonly untilMs: number }

/** What is due in the engine's queue: plain data. */
export type ModelEvent =
  /** Sent to those of the tasks that are still in that step since then. */
  | { readonly kind: 'taskStepDue'; taskIds: readonly string[]; readonly step: TaskStep; readonly event: TaskEvent }
  | { readonly kind: 'taskHealthDue'; taskIds: readonly string[] }
  | { readonly kind: 'taskForgetDue'; taskIds: readonly string[] }
  | { readonly kind: 'containersDue'; readonly taskId: string }
  /** The agent of an instance looks for images that nobody uses (PUL-2). */
  | { readonly kind: 'imageCleanUpDue'; readonly instanceId: string }
  /** A container writes a line by itself (LOG-10): the one at this place among its own. */
  | {
      readonly kind: 'logLineDue'
      readonly taskId: string
      readonly containerName: string
      readonly index: number
    }
  /** Of the service that was created then, or of the cluster that was deleted then: its name may be another's by now. */
  | { readonly kind: 'serviceForgetDue'; readonly serviceKey: string; readonly createdAtMs: number }
  | { readonly kind: 'clusterForgetDue'; readonly clusterName: string; readonly deletedAtMs: number }
  | { readonly kind: 'definitionCheckDue' }
  /** What the workstation's terminal does ends (DOC-3); a container there ends, once it was stopped (DOC-4). */
  | { readonly kind: 'dockerJobDue'; readonly key: string }
  | { readonly kind: 'localContainerDue'; readonly name: string; readonly startedAtMs: number }
  | { readonly kind: 'protectionExpiryDue'; readonly taskId: string }
  | { readonly kind: 'loadBalancerActiveDue'; readonly arn: string }
  /** Of a target: a check begins; one that nobody answered ends. */
  | { readonly kind: 'targetProbeDue'; readonly key: string }
  | {
      readonly kind: 'targetTimeoutDue'
      readonly key: string
      readonly registeredAtMs: number
      readonly probedAtMs: number
    }
  | { readonly kind: 'targetDrainedDue'; readonly key: string; readonly untilMs: number }
  /** ECS looks at the targets of a task (ALB-12). */
  | { readonly kind: 'taskTargetsDue'; readonly taskId: string }
  /** Tasks of a cluster that wait in PROVISIONING are looked after (CPR-5). */
  | { readonly kind: 'provisioningDue'; readonly clusterName: string }
  /** An instance that its group has given up: its last task has stopped (CPR-9). */
  | { readonly kind: 'drainedInstanceDue'; readonly instanceId: string }
  /** The cluster that instances of groups join was created again (ASG-1). */
  | { readonly kind: 'groupsDue'; readonly clusterName: string }
  /** The reservation of capacity providers is measured (CPR-6); an alarm of one is in ALARM (CPR-7). */
  | { readonly kind: 'providersMeasuredDue' }
  | { readonly kind: 'managedScalingDue'; readonly providerName: string; readonly alarmName: string }
  /** A hook has held an instance for as long as it may (ASG-11). */
  | { readonly kind: 'hookTimeoutDue'; readonly instanceId: string }
  /** An alarm has called a policy of a group (ASG-9); a scheduled action of one is due (ASG-10). */
  | { readonly kind: 'groupScalingDue'; readonly groupName: string }
  | { readonly kind: 'groupScheduleDue'; readonly key: string }
  /** The notice of a Spot interruption is over (CPR-10). */
  | { readonly kind: 'spotInstanceGoneDue'; readonly instanceId: string }
  | { readonly kind: 'instanceReady'; readonly instanceId: string }
  /** Both of the service that was created then: one of the same name that came after it has its own. */
  | { readonly kind: 'servicePassDue'; readonly serviceKey: string; readonly createdAtMs: number }
  /** A task has failed or is healthy: its deployment's circuit breaker makes something of it (DEP-16). */
  | { readonly kind: 'breakerDue'; readonly taskId: string }
  /** A deployment that shifts traffic rests no longer, or one of its hooks is asked again (DEP-31). */
  | { readonly kind: 'shiftDue'; readonly serviceKey: string; readonly createdAtMs: number }
  /** A deployment of CodeDeploy is looked at (CDP-3). */
  | { readonly kind: 'codeDeployDue'; readonly deploymentId: string }
  /** What holds of it still is said again (SVC-7). */
  | { readonly kind: 'eventRepeatDue'; readonly serviceKey: string; readonly createdAtMs: number }
  /** A period of all traffic ends (TRF-1). */
  | { readonly kind: 'flowDue' }
  | { readonly kind: 'poolMetricDue' }
  /** What is measured of clusters, of instances and of Container Insights (MET-5). */
  | { readonly kind: 'measureDue' }
  | { readonly kind: 'alarmsDue' }
  /** An alarm has asked a service to be scaled (SCL-9). */
  | { readonly kind: 'scalingDue'; readonly serviceKey: string }
  | { readonly kind: 'scheduledActionDue'; readonly key: string }
  /** A storm strikes; what it broke is mended (FLT-7). Of the storm that began then: another may be there by now. */
  | { readonly kind: 'stormStrikeDue'; readonly sinceMs: number }
  | { readonly kind: 'stormMendDue'; readonly mend: StormMend }
  | { readonly kind: 'stormOverDue'; readonly sinceMs: number }
  | { readonly kind: 'throttleOverDue' }
  /** An archived image is back (ECR-13). */
  | { readonly kind: 'imageRestoreDue'; readonly imageKey: string }
  /** A scan of an image that began then is over (ECR-7). */
  | { readonly kind: 'imageScanDue'; readonly imageKey: string; readonly startedAtMs: number }
  /** A repository's lifecycle policy is carried out (ECR-6). */
  | { readonly kind: 'imageExpiryDue'; readonly repositoryUri: string }
  | { readonly kind: 'metricDue'; readonly serviceKey: string; readonly createdAtMs: number }

/** Of what is due at the same time, in this order (DET-2): a scheduler sees what tasks have come to, and is measured after. */
export const PHASES = [
  'task',
  'network',
  'instance',
  'target',
  'health',
  'scheduler',
  'delivery',
  'metric',
  'alarm',
  'scaling',
  'forget',
] as const
export type Phase = (typeof PHASES)[number]

export type DueKind = ModelEvent['kind']

/** What happens when something is due, declared with its subject: one row a kind. */
export interface DueRow<K extends DueKind> {
  readonly phase: Phase
  /** It goes on for ever or only tidies up, so a lab in which nothing else is due is settled. */
  readonly isEndless?: boolean
  /** Of all that is due under one name the earliest counts alone: whoever asks again, asks once. */
  readonly once?: (event: Extract<ModelEvent, { kind: K }>) => string
  /**
   * Takes an event into one of its kind that was asked for just before it and is due at the same time: both are one then.
   *
   * @returns whether it did
   */
  readonly join?: (into: Extract<ModelEvent, { kind: K }>, event: Extract<ModelEvent, { kind: K }>) => boolean
  /** @returns the rest of it, where it may be so much that it pauses */
  readonly run: (context: Context, event: Extract<ModelEvent, { kind: K }>) => Work<void> | undefined
}

export type DueRows<K extends DueKind> = { readonly [One in K]: DueRow<One> }

/**
 * Tells on what a decision was made, in full. It is called at once, and only while somebody asks: it may neither draw nor
 * emit nor spend, or who asks would change what happens (DET-9).
 */
export type Explain = (decisionId: number) => Explanation

/** What a handler of a command or an event may use. It reads the world; only `emit` changes it. */
export interface Context {
  readonly world: World
  readonly nowMs: number
  readonly random: Random
  emit(change: Change): void
  schedule(atMs: number, event: ModelEvent): void
  /** Emits a decision, which has the next id (`nextDecisionId`) and this time. */
  decide(decision: Decision, explain?: Explain): void
  /** Tells on what decisions of consecutive ids were made of which another change than `decided` tells; before that is emitted. */
  explain(decisions: { readonly from: number; readonly count: number }, explain: Explain): void
  /** Counts work that leaves no change behind, in steps of a task: instances that were weighed, tasks that were read. */
  spend(units: number): void
  /** Whether so much was done since the last pause that a handler which can should yield. */
  endsSlice(): boolean
}

/** What a reaction may use: it wakes others, and changes nothing itself. */
export type Waking = Pick<Context, 'world' | 'nowMs' | 'schedule'>

/**
 * Which changes wake a subject that stands above the one they come from: a task that stopped, its service. Called when
 * the change has been applied.
 */
export type Reactions = {
  readonly [K in ChangeKind]?: (waking: Waking, change: Extract<Change, { kind: K }>) => void
}
