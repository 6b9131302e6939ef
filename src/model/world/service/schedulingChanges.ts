import type { Appliers } from '../appliers.ts'
import type { Rebalancing } from './zoneCounts.ts'
import { releasedBy, schedulingOf, type Released } from './scheduling.ts'

/** The scheduler stopped or started tasks. */
export interface SchedulerActed {
  readonly kind: 'schedulerActed'
  readonly serviceKey: string
  /** Given when it started some. */
  readonly launchesPaidUntilMs?: number
  /** Given when a deployment made old tasks go: so many. */
  readonly released?: Released
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
  schedulerActed: (world, { serviceKey, atMs, launchesPaidUntilMs, released }) => {
    const before = schedulingOf(world, serviceKey)
    world.scheduling.set(serviceKey, {
      ...before,
      lastActionAtMs: atMs,
      launchesPaidUntilMs: launchesPaidUntilMs ?? before.launchesPaidUntilMs,
      ...(released !== undefined && {
        released: { ...released, count: releasedBy(before, released.deploymentId) + released.count },
      }),
    })
  },
  rebalancingSet: (world, { serviceKey, rebalancing }) => {
    const { rebalancing: _, ...before } = schedulingOf(world, serviceKey)
    world.scheduling.set(serviceKey, { ...before, ...(rebalancing !== null && { rebalancing }) })
  },
}
