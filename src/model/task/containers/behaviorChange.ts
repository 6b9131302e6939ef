import type { ContainerBehavior } from '../../world/container/behavior.ts'
import { healthBy } from '../../world/container/probes.ts'
import type { Context } from '../../world/context.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { sceneOf } from './scene.ts'

/** The live tasks that have containers by now of which a behavior speaks. */
export function tasksConcerned(
  world: World,
  { image, definitionKey, containerName }: Pick<ContainerBehavior, 'image' | 'definitionKey' | 'containerName'>,
): readonly Task[] {
  const keys = new Set<string>()
  for (const [key, { containers }] of world.taskDefinitions) {
    if (definitionKey !== null && definitionKey !== key) continue
    if (containers.some((one) => one.image === image && one.name === (containerName ?? one.name))) keys.add(key)
  }
  return [...world.tasks.values()].filter(
    (task) => keys.has(task.definitionKey) && task.pullStoppedAtMs !== null && task.step !== 'stopped',
  )
}

/** Counts the checks that ended until now, while it still is known what they came to: the next are judged by another word. */
export function countChecks(context: Context, task: Task): void {
  const { world, nowMs } = context
  if (!world.containers.has(task.id)) return
  for (const { container, life, behavior } of sceneOf(world, task).members) {
    const { healthCheck: check } = container
    if (check === null || life.health === null || life.startedAtMs === null || life.lastStatus !== 'RUNNING') continue
    const checked = { check, startedAtMs: life.startedAtMs, fails: behavior?.checkFails ?? null }
    const health = healthBy(checked, life.health, nowMs)
    if (health === life.health) continue
    context.emit({ kind: 'containerChanged', taskId: task.id, container: { ...life, health } })
  }
}
