import { isCrossZone } from '../model/world/balancing/attributes.ts'
import { poolOf } from '../model/world/balancing/pools.ts'
import { sharesOf, type Share } from '../model/world/balancing/routing.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** How long after a stop ECS leaves the targets of a task where they are. */
const LEFT_MS = 10_000

/** What holds of targets at the end of an instant: they are of live tasks, and only healthy ones are sent to. */
export function checkTargets(world: World, report: Report): void {
  let count = 0
  for (const [key, target] of world.targets) {
    count += 1
    if (target.key !== key) report(`ALB-1 target ${key} stands under its key`)
    if (world.targetsByPool.get(target.poolId)?.has(key) !== true) report(`ALB-1 target ${key} is in its pool`)
    if (world.targetsByTask.get(target.taskId ?? '')?.has(key) !== true)
      report(`ALB-13 target ${key} is known by its task`)
    const task = world.tasks.get(target.taskId ?? '')
    if (task === undefined || target.state === 'draining') continue
    const isLate = task.stoppingAtMs !== null && task.stoppingAtMs + LEFT_MS < world.nowMs
    if (isLate) report(`ALB-13 task ${task.id} is to stop, and its target ${key} is not taken out`)
  }
  const indexed = [...world.targetsByPool.values()].reduce((sum, keys) => sum + keys.size, 0)
  if (indexed !== count) report('ALB-1 the index of targets has no others')
  for (const pool of world.targetsByPool.keys()) checkShares(world, pool, report)
  for (const task of world.tasks.values()) {
    if (task.step === 'draining' && !world.targetsByTask.has(task.id)) report(`ALB-13 task ${task.id} drains nothing`)
  }
}

function checkShares(world: World, pool: string, report: Report): void {
  const shares = sharesOf(world, pool, world.nowMs)
  if (shares.some(({ target }) => target.state === 'draining')) report(`ALB-8 what drains in ${pool} gets something`)
  for (const part of partsOf(world, pool, shares)) {
    const healthy = part.filter(({ target }) => target.state === 'healthy').length
    if (healthy >= leastHealthy(world, pool) && healthy < part.length) {
      report(`ALB-10 ${pool} sends to what is not healthy`)
    }
  }
  const sum = shares.reduce((total, { share }) => total + share, 0)
  if (shares.length > 0 && Math.abs(sum - 1) > 1e-9) report(`ALB-10 the shares of ${pool} are one`)
}

/** All together, or where cross-zone is off each zone by itself. */
function partsOf(world: World, poolId: string, shares: readonly Share[]): readonly (readonly Share[])[] {
  const pool = poolOf(world, poolId)
  if (pool?.balancer === undefined || isCrossZone(pool.group, pool.balancer)) return [shares]
  const zones = new Set(shares.map(({ target }) => target.zone))
  return [...zones].map((zone) => shares.filter(({ target }) => target.zone === zone))
}

/** With fewer a group sends to all. */
function leastHealthy({ targetGroups }: World, poolId: string): number {
  const group = targetGroups.get(poolId)
  const key = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count'
  return group === undefined ? 0 : Number(group.attributes[key] ?? 1)
}
