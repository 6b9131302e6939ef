import { behaviorOf } from '../../../model/world/container/behavior.ts'
import { usageOf } from '../../../model/world/monitoring/usage.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import type { KnownContainer } from '../../words/container/containerWords.ts'

const MINUTE_MS = 60_000

/** MiB that a container uses now: what the lab was told, else that of a task with no other; `null` where nobody knows. */
export function memoryUseOf(world: World, task: Task, { state, container }: KnownContainer): number | null {
  if (state.lastStatus !== 'RUNNING' || state.startedAtMs === null) return null
  const behavior = behaviorOf(world, { definitionKey: task.definitionKey, container })
  if (behavior !== null && (behavior.memoryMib !== null || behavior.leakMibPerMinute > 0)) {
    const leaked = (behavior.leakMibPerMinute * (world.nowMs - state.startedAtMs)) / MINUTE_MS
    return Math.floor((behavior.memoryMib ?? 0) + leaked)
  }
  const isAlone = world.taskDefinitions.get(task.definitionKey)?.containers.length === 1
  return isAlone ? usageOf(world, task.id).memoryMib : null
}
