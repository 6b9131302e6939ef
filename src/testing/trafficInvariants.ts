import { poolCounts } from '../model/world/traffic/poolTotals.ts'
import { inFlightOf } from '../model/world/traffic/traffic.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** What is wrong with requests at the end of an instant in which nothing else happened. */
export function checkFlows(world: World): readonly string[] {
  const problems: string[] = []
  checkTraffic(world, (problem) => problems.push(problem))
  return problems
}

/** What holds of requests at the end of an instant. */
export function checkTraffic(world: World, report: Report): void {
  const inFlight = new Map<string, number>()
  for (const [taskId, { lanes, held, cpuUnits }] of world.taskFlows) {
    if (held < 0 || cpuUnits < 0) report(`TRF-3 task ${taskId} holds and uses no less than nothing`)
    for (const lane of lanes) {
      if (!Number.isInteger(lane.inFlight) || lane.inFlight <= 0) report(`TRF-2 whole requests in task ${taskId}`)
      inFlight.set(lane.trafficKey, (inFlight.get(lane.trafficKey) ?? 0) + lane.inFlight)
    }
  }
  for (const [key, { counts }] of world.sourceFlows) {
    const { sent, answered, answered5xx, failed, timedOut } = counts
    const ended = answered + answered5xx + failed.http502 + failed.http503 + failed.http504 + timedOut
    const held = inFlight.get(key) ?? 0
    if (sent !== ended + held) {
      report(`TRF-4 ${key}: ${String(sent)} were sent, ${String(ended)} ended, ${String(held)} are in flight`)
    }
    inFlight.delete(key)
  }
  checkPools(world, report)
  for (const key of inFlight.keys()) report(`TRF-4 requests of ${key} are in flight, and none was sent`)
}

/** TRF-5: what a target group has in flight by its counts is what the tasks hold of it. */
function checkPools(world: World, report: Report): void {
  const held = new Map<string | null, number>()
  for (const { lanes } of world.taskFlows.values()) {
    for (const { poolId, inFlight } of lanes) held.set(poolId, (held.get(poolId) ?? 0) + inFlight)
  }
  for (const poolId of world.targetGroups.keys()) {
    const counted = inFlightOf(poolCounts(world, poolId))
    const there = held.get(poolId) ?? 0
    if (counted !== there)
      report(`TRF-5 ${poolId}: ${String(counted)} in flight by its counts, ${String(there)} in tasks`)
  }
}
