import type { DecisionBase } from '../decisionBase.ts'
import type { ZoneCount } from '../service/zoneCounts.ts'
import type { Limits } from './limits.ts'

/** One look of the service scheduler: what it did, or why it did nothing. It is about the tasks that it stopped, started or has to keep. */
export interface RollingDecision extends DecisionBase {
  readonly kind: 'rolling'
  /**
   * stop, start: it acted. wait: it will, once something already under way is done. blocked: nothing under way can
   * ever let it act (DEP-7). noRoom: it may start tasks and no place takes one. complete: the deployment is done.
   * steady: nothing is left to do. failed: the deployment has failed and none is rolled back to, so that nothing is
   * started (DEP-17).
   */
  readonly action: 'stop' | 'start' | 'wait' | 'blocked' | 'noRoom' | 'complete' | 'steady' | 'failed'
  /** The PRIMARY has failed (DEP-17); left out for one that has not. */
  readonly isFailed?: true
  /** Whether a deployment replaces tasks; otherwise the service only grows or shrinks. */
  readonly isRolling: boolean
  /** Tasks stopped or started. */
  readonly count: number
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
  readonly waitsFor: 'healthy' | 'running' | 'stopped' | 'agent' | 'protection' | 'throttle' | 'api' | 'alarms' | null
  /** Of the tasks to stop, those that are protected (PRO-3); left out for none. */
  readonly protectedTasks?: number
  /** wait for an agent (INS-5): the tasks that ECS hears nothing of, and where they are. */
  readonly unheard?: Unheard
  /** start: more may start, but not at once (SVC-5); left out where the rate holds nothing back. */
  readonly isRateLimited?: true
  /** While traffic is shifted: the deployment whose tasks alone were counted (DEP-32); left out otherwise. */
  readonly deploymentId?: string
  /** That one is a task set, which wants its part of what its service wants (TST-2); left out otherwise. */
  readonly isOfTaskSet?: true
  /** With `deploymentId`: another deployment beside it is of the same revision; left out otherwise. */
  readonly hasTwin?: true
  /** start: the tasks are of an older revision that still has to serve, which lacks so many (DEP-12); left out otherwise. */
  readonly ofOld?: { readonly definitionKey: string; readonly short: number }
  /** Tasks that were started to rebalance zones and are not healthy yet (SVC-10); left out for none. */
  readonly coming?: number
  /** start, stop: tasks move to other zones (SVC-10): how many were in each before, the most first. */
  readonly zones?: readonly ZoneCount[]
  /** noRoom: the placement that found none. */
  readonly placementId: number | null
}

/** The tasks of one deployment as the scheduler counted them. */
export interface RollingCounts {
  readonly definitionKey: string
  readonly status: 'PRIMARY' | 'ACTIVE'
  readonly running: number
  readonly pending: number
  readonly healthy: number
}

export interface Unheard {
  readonly tasks: number
  /** Their instances, whose agents are disconnected: EC2 ids, the first ten. */
  readonly ec2InstanceIds: readonly string[]
  readonly instances: number
}

export const UNHEARD_MAX = 10
