import type { World } from '../world.ts'
import type { TaskFlow } from './traffic.ts'

type Flows = Pick<World, 'taskFlows' | 'flowOfTask'>

/** What flows through a task and those that are alike; `undefined` for none. */
export function flowOf({ taskFlows, flowOfTask }: Flows, taskId: string): TaskFlow | undefined {
  const id = flowOfTask.get(taskId)
  return id === undefined ? undefined : taskFlows.get(id)
}

/** Requests in flight in each of the tasks of a flow, on average. */
export function inFlightInEach({ lanes, tasks }: TaskFlow): number {
  return lanes.reduce((sum, { inFlight }) => sum + inFlight, 0) / tasks
}
