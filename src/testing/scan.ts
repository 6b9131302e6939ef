import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'

/** Takes what is wrong, as a sentence that begins with the rule's id. */
export type Report = (problem: string) => void

/** What a world holds at one moment, sorted by nothing but full scans: what its own indexes are held against. */
export interface Scan {
  readonly world: World
  readonly live: readonly Task[]
  readonly liveOn: ReadonlyMap<string, readonly Task[]>
  readonly liveOf: ReadonlyMap<string, readonly Task[]>
}

export function scanOf(world: World): Scan {
  const live = [...world.tasks.values()].filter((one) => one.step !== 'stopped')
  const liveOn = new Map<string, Task[]>()
  const liveOf = new Map<string, Task[]>()
  for (const task of live) {
    if (task.instanceId !== null) push(liveOn, task.instanceId, task)
    if (task.serviceName !== null) push(liveOf, `${task.clusterName}/${task.serviceName}`, task)
  }
  return { world, live, liveOn, liveOf }
}

function push(lists: Map<string, Task[]>, key: string, task: Task): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [task])
  else list.push(task)
}
