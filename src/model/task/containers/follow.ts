import type { ContainerLife } from '../../world/container/containerState.ts'
import { behaviorOf } from '../../world/container/behavior.ts'
import { containersOf } from '../../world/container/containersOf.ts'
import { freshHealth, healthBy } from '../../world/container/probes.ts'
import type { ContainerDefinition, TaskDefinition } from '../../world/definition/taskDefinition.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'

/** Whether containers of a definition have lives of their own: what was said of one, or one waits for another (CON-3). */
export function needsFollowing(world: World, definitionKey: string, { containers }: TaskDefinition): boolean {
  return containers.some(
    (container) => container.dependsOn !== undefined || behaviorOf(world, { definitionKey, container }) !== null,
  )
}

/** The containers of a task that went with it until now, each as it would be had it been looked after from the start. */
export function livesOf(world: World, task: Task, { containers }: TaskDefinition): readonly ContainerLife[] {
  const states = containersOf(world, task)
  return containers.map((container, index): ContainerLife => {
    const { lastStatus = 'PENDING', startedAtMs = null, restartCount = 0 } = states[index] ?? {}
    return {
      name: container.name,
      lastStatus,
      exitCode: null,
      reason: null,
      startedAtMs,
      finishedAtMs: null,
      restartCount,
      signalledAtMs: task.step === 'stopping' ? task.stoppingAtMs : null,
      health: startedAtMs === null ? null : passedHealth(container, startedAtMs, world.nowMs),
    }
  })
}

function passedHealth({ healthCheck: check }: ContainerDefinition, startedAtMs: number, nowMs: number) {
  if (check === null) return null
  return healthBy({ check, startedAtMs, fails: null }, freshHealth(check, startedAtMs), nowMs)
}
