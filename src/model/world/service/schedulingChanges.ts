import type { Appliers } from '../appliers.ts'
import { schedulingOf } from './scheduling.ts'

/** The scheduler stopped or started tasks. */
export interface SchedulerActed {
  readonly kind: 'schedulerActed'
  readonly serviceKey: string
  /** Given when it started some. */
  readonly launchesPaidUntilMs?: number
  readonly atMs: number
}

export const schedulingAppliers: Appliers<SchedulerActed> = {
  schedulerActed: (world, { serviceKey, atMs, launchesPaidUntilMs }) => {
    const before = schedulingOf(world, serviceKey)
    world.scheduling.set(serviceKey, {
      ...before,
      lastActionAtMs: atMs,
      launchesPaidUntilMs: launchesPaidUntilMs ?? before.launchesPaidUntilMs,
    })
  },
}
