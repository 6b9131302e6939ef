import type { Appliers } from '../appliers.ts'
import type { Rebalancing } from './zoneCounts.ts'
import { schedulingOf } from './scheduling.ts'

/** The scheduler stopped or started tasks. */
export interface SchedulerActed {
  readonly kind: 'schedulerActed'
  readonly serviceKey: string
  /** Given when it started some. */
  readonly launchesPaidUntilMs?: number
  readonly atMs: number
}

/** The scheduler begins to move tasks to other zones, has started some, or is at its end (SVC-10). */
export interface RebalancingSet {
  readonly kind: 'rebalancingSet'
  readonly serviceKey: string
  /** `null` at its end. */
  readonly rebalancing: Rebalancing | null
}

export type SchedulingChange = SchedulerActed | RebalancingSet

export const schedulingAppliers: Appliers<SchedulingChange> = {
  schedulerActed: (world, { serviceKey, atMs, launchesPaidUntilMs }) => {
    const before = schedulingOf(world, serviceKey)
    world.scheduling.set(serviceKey, {
      ...before,
      lastActionAtMs: atMs,
      launchesPaidUntilMs: launchesPaidUntilMs ?? before.launchesPaidUntilMs,
    })
  },
  rebalancingSet: (world, { serviceKey, rebalancing }) => {
    const { rebalancing: _, ...before } = schedulingOf(world, serviceKey)
    world.scheduling.set(serviceKey, { ...before, ...(rebalancing !== null && { rebalancing }) })
  },
}
