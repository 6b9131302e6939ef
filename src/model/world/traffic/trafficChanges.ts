import type { Appliers } from '../appliers.ts'
import type { WritableWorld } from '../world.ts'
import { keepMinute } from './poolTotals.ts'
import {
  NO_FAILURES,
  trafficKey,
  type PoolFlow,
  type SourceFlow,
  type TaskFailures,
  type TaskFlow,
  type Traffic,
} from './traffic.ts'

export type TrafficChange =
  /** `lab SetTraffic`: a row for an aim, or none any more. */
  | { readonly kind: 'trafficSet'; readonly traffic: Traffic }
  | { readonly kind: 'trafficEnded'; readonly trafficKey: string }
  | RequestsFlowed

/** What flowed in the period that ends now: each row as it stands after it. `null`: nothing is left of it. */
export interface RequestsFlowed {
  readonly kind: 'requestsFlowed'
  readonly sources: readonly (readonly [trafficKey: string, flow: SourceFlow | null])[]
  readonly tasks: readonly (readonly [flowId: string, flow: TaskFlow | null])[]
  /** Tasks that came to another flow, or to none. */
  readonly members: readonly (readonly [taskId: string, flowId: string | null])[]
  readonly pools: readonly (readonly [poolId: string, flow: PoolFlow | null])[]
  /** What failed in tasks that are alike, in all of them together; left out while nothing does. */
  readonly failures?: readonly TasksFailed[]
}

export interface TasksFailed extends TaskFailures {
  readonly taskIds: readonly string[]
}

export const trafficAppliers: Appliers<TrafficChange> = {
  trafficSet: (world, { traffic }) => {
    world.traffic.set(trafficKey(traffic.aim), traffic)
  },
  trafficEnded: (world, { trafficKey: key }) => {
    world.traffic.delete(key)
  },
  requestsFlowed: (world, { sources, tasks, members, pools, failures = [] }) => {
    keepMinute(world)
    putAll(world.sourceFlows, sources)
    putAll(world.taskFlows, tasks)
    putAll(world.flowOfTask, members)
    putAll(world.poolFlows, pools)
    for (const failed of failures) addFailures(world, failed)
  },
}

function addFailures({ taskFailures }: WritableWorld, { taskIds, ...failed }: TasksFailed): void {
  for (const taskId of taskIds) {
    const before = taskFailures.get(taskId) ?? NO_FAILURES
    taskFailures.set(taskId, {
      answered5xx: before.answered5xx + failed.answered5xx / taskIds.length,
      http502: before.http502 + failed.http502 / taskIds.length,
      http504: before.http504 + failed.http504 / taskIds.length,
    })
  }
}

function putAll<Row>(table: Map<string, Row>, rows: readonly (readonly [key: string, row: Row | null])[]): void {
  for (const [key, row] of rows) {
    if (row === null) table.delete(key)
    else table.set(key, row)
  }
}
