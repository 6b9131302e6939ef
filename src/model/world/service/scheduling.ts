import type { Rebalancing } from './zoneCounts.ts'

/** What only the service scheduler needs of a service: no operation tells it. */
export interface Scheduling {
  /** When it last stopped or started a task: it leaves a gap after that (DEP-9). */
  readonly lastActionAtMs: number | null
  /** When its allowance of task launches is whole again (SVC-5). */
  readonly launchesPaidUntilMs: number
  /** Its newest rolling decision: one that would say the same is not made again. */
  readonly lastDecisionId: number | null
  /** Rounds of starts in a row in which no task came to RUNNING, and when it starts again (SVC-15); left out for none. */
  readonly failedStarts?: number
  readonly retryAtMs?: number
  /** SVC-10; left out where tasks stay in their zones. */
  readonly rebalancing?: Rebalancing
  /** DEP-12; left out where the deployment under way has stopped no old task yet. */
  readonly released?: Released
}

/** Old tasks that the scheduler itself has stopped during a deployment: nothing comes in their place. */
export interface Released {
  /** The deployment under way. */
  readonly deploymentId: string
  readonly count: number
}

const FRESH: Scheduling = { lastActionAtMs: null, launchesPaidUntilMs: 0, lastDecisionId: null }

interface Schedulings {
  readonly scheduling: ReadonlyMap<string, Scheduling>
}

/** How many old tasks a deployment has made go so far. */
export function releasedBy({ released }: Scheduling, deploymentId: string): number {
  return released?.deploymentId === deploymentId ? released.count : 0
}

/** Of a service by its key; one that it has not looked at yet has no row. */
export function schedulingOf({ scheduling }: Schedulings, serviceKey: string): Scheduling {
  return scheduling.get(serviceKey) ?? FRESH
}
