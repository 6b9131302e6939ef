import { shareOut } from './queue.ts'
import type { Lane, TaskFlow } from './traffic.ts'

/** Two that hold numbers less apart than this, in requests a task, are told as one. */
const ALIKE_WITHIN = 0.5

/** Whether what flows through two lots of tasks that stand alike is so near that both may be counted as one. */
export function areAlike(one: TaskFlow, other: TaskFlow): boolean {
  return Math.abs(one.held - other.held) < ALIKE_WITHIN
}

/** Both lots as one: no request is lost, and each task has the mean. */
export function together(one: TaskFlow, other: TaskFlow): TaskFlow {
  const tasks = one.tasks + other.tasks
  const mean = (a: number, b: number) => (a * one.tasks + b * other.tasks) / tasks
  const periods = Math.max(one.arrivedLately.length, other.arrivedLately.length)
  return {
    tasks,
    containerName: one.containerName,
    lanes: joined(one.lanes, other.lanes),
    held: mean(one.held, other.held),
    arrivedLately: Array.from({ length: periods }, (_, at) =>
      mean(one.arrivedLately[at] ?? 0, other.arrivedLately[at] ?? 0),
    ),
    workPerRequest: mean(one.workPerRequest, other.workPerRequest),
    memoryMibPerRequest: mean(one.memoryMibPerRequest, other.memoryMibPerRequest),
    perSecond: mean(one.perSecond, other.perSecond),
    failedPerSecond: mean(one.failedPerSecond, other.failedPerSecond),
    answerMs: Math.round(mean(one.answerMs, other.answerMs)),
    cpuUnits: Math.round(mean(one.cpuUnits, other.cpuUnits)),
  }
}

function joined(lanes: readonly Lane[], more: readonly Lane[]): readonly Lane[] {
  const all = [...lanes]
  for (const lane of more) {
    const at = all.findIndex(({ trafficKey, poolId }) => trafficKey === lane.trafficKey && poolId === lane.poolId)
    const known = all[at]
    if (known === undefined) all.push(lane)
    else all[at] = { ...known, inFlight: known.inFlight + lane.inFlight }
  }
  return all
}

/**
 * Tasks that were alike and are no more: each lot goes on with what each task has, and with its part of the requests.
 *
 * @param sizes  tasks of each lot, together all of the flow's
 */
export function apart(flow: TaskFlow, sizes: readonly number[]): readonly TaskFlow[] {
  const inFlight = flow.lanes.map((lane) => shareOut(lane.inFlight, sizes, []))
  return sizes.map((tasks, lot) => ({
    ...flow,
    tasks,
    lanes: flow.lanes
      .map((lane, at) => ({ ...lane, inFlight: inFlight[at]?.[lot] ?? 0 }))
      .filter((lane) => lane.inFlight > 0),
  }))
}
