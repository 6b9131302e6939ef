import type { Limits } from './deployment/limits.ts'
import type { PlacementStrategy } from './service/service.ts'

/**
 * What the model decided, and on what (an explanation is data). Everything that says why, on
 * screen or in a quiz, is drawn from one of these.
 */
export type Decision = PlacementDecision | RollingDecision | StopDecision

interface DecisionBase {
  /** Rising from 1, never reused. */
  readonly id: number
  readonly atMs: number
  /** The rule's id in SPEC.md. */
  readonly rule: string
  readonly clusterName: string
  /** `null` for a standalone task. */
  readonly serviceName: string | null
}

/** Where a task goes, or why it goes nowhere. */
export interface PlacementDecision extends DecisionBase {
  readonly kind: 'placement'
  readonly definitionKey: string
  readonly group: string
  readonly needs: { readonly cpuUnits: number; readonly memoryMib: number; readonly hostPorts: readonly string[] }
  /** As they were applied: the service default is written out. */
  readonly strategies: readonly PlacementStrategy[]
  readonly candidates: readonly Candidate[]
  /** Candidates past the limit of the list, left out of it but not of the decision. */
  readonly candidatesOmitted: number
  /** The task that was placed; `null` when none could be. */
  readonly taskId: string | null
  readonly chosenInstanceId: string | null
  /** Of those that failed, the one that passed most checks: ECS names it in its event. */
  readonly closestInstanceId: string | null
}

/** A list of so many is whole. */
export const CANDIDATES_MAX = 60
/** Of more than that, a placement that succeeded tells of so many. */
export const CANDIDATES_OF_MANY = 12

export interface Candidate {
  readonly instanceId: string
  readonly ec2InstanceId: string
  readonly instanceType: string
  readonly availabilityZone: string
  /** Every check, not only the first that failed. */
  readonly checks: readonly Check[]
  /** One value for each strategy that it still took part in. */
  readonly scores: readonly Score[]
  readonly outcome: 'chosen' | 'dropped by a check' | 'dropped by a strategy' | 'equal, registered later'
}

export interface Check {
  readonly name: 'status' | 'agent' | 'cpu' | 'memory' | 'ports' | 'subnet' | 'distinctInstance'
  readonly isOk: boolean
  /** For cpu (units) and memory (MiB): what is asked for and what is left. */
  readonly needed?: number
  readonly available?: number
  /** For status, ports and subnet: the word, the port or the zone that decided. */
  readonly detail?: string
}

export interface Score {
  /** Tasks in the group (spread), or units left of the field (binpack). Lower wins. */
  readonly value: number
  /** For spread: the group, such as `us-east-1a`. */
  readonly group?: string
  readonly isKept: boolean
}

/** The tasks of one deployment as the scheduler counted them. */
export interface RollingCounts {
  readonly definitionKey: string
  readonly status: 'PRIMARY' | 'ACTIVE'
  readonly running: number
  readonly pending: number
  readonly healthy: number
}

/** One look of the service scheduler: what it did, or why it did nothing. */
export interface RollingDecision extends DecisionBase {
  readonly kind: 'rolling'
  /**
   * stop, start: it acted. wait: it will, once something already under way is done. blocked: nothing under way can
   * ever let it act (DEP-7). noRoom: it may start tasks and no place takes one. complete: the deployment is done.
   * steady: nothing is left to do.
   */
  readonly action: 'stop' | 'start' | 'wait' | 'blocked' | 'noRoom' | 'complete' | 'steady'
  /** Whether a deployment replaces tasks; otherwise the service only grows or shrinks. */
  readonly isRolling: boolean
  /** Tasks stopped or started. */
  readonly count: number
  readonly taskIds: readonly string[]
  readonly desiredCount: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly limits: Limits
  /** As counted before acting, PRIMARY first. */
  readonly deployments: readonly RollingCounts[]
  readonly healthy: number
  /** RUNNING + PENDING. */
  readonly active: number
  /** Tasks that the deployment wants gone, and tasks that it still has to start. */
  readonly toStop: number
  readonly toStart: number
  /** wait: the earliest known time at which a count changes; `null` when not known. */
  readonly waitsUntilMs: number | null
  /** wait: what for. */
  readonly waitsFor: 'healthy' | 'running' | 'stopped' | 'agent' | null
  /** wait for an agent (INS-5): the tasks that ECS hears nothing of, and where they are. */
  readonly unheard?: Unheard
}

export interface Unheard {
  readonly tasks: number
  /** Their instances, whose agents are disconnected: EC2 ids, the first ten. */
  readonly ec2InstanceIds: readonly string[]
  readonly instances: number
}

export const UNHEARD_MAX = 10

/** Why a task was stopped by something other than a rolling update or a scale-in. */
export interface StopDecision extends DecisionBase {
  readonly kind: 'stop'
  readonly taskId: string
  readonly cause: 'user' | 'draining' | 'instanceTerminated'
  readonly reason: string
}

/** `Omit` over each member of the union. */
export type DecisionDraft = Decision extends infer D ? (D extends Decision ? Omit<D, 'id' | 'atMs'> : never) : never

/** The world keeps the newest; the history of a lab keeps more. */
export const DECISIONS_MAX = 500
