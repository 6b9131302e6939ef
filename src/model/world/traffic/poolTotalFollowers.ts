import type { Followers } from '../followers.ts'

const POOL_TABLES: ReadonlySet<string> = new Set(['targetGroups', 'loadBalancers', 'classicLoadBalancers'])

/** What went through a load balancer is forgotten with it (TRF-5). */
export const poolTotalFollowers: Followers = {
  gone: (world, { table, key }) => {
    if (POOL_TABLES.has(table)) world.poolTotals.delete(key)
  },
}
