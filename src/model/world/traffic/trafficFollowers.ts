import type { Followers } from '../followers.ts'

const POOL_TABLES: ReadonlySet<string> = new Set(['targetGroups', 'loadBalancers', 'classicLoadBalancers'])

/** What went through a load balancer or failed in a task is forgotten with it (TRF-5). */
export const trafficFollowers: Followers = {
  gone: (world, { table, key }) => {
    if (POOL_TABLES.has(table)) world.poolTotals.delete(key)
  },
  tasksForgotten: (world, { taskIds }) => {
    for (const taskId of taskIds) world.taskFailures.delete(taskId)
  },
}
