import type { ContainerLife } from '../../world/container/containerState.ts'
import { behaviorOf } from '../../world/container/behavior.ts'
import { containersOf, plainExitCode } from '../../world/container/containersOf.ts'
import { freshHealth, healthBy } from '../../world/container/probes.ts'
import type { ContainerDefinition, TaskDefinition } from '../../world/definition/taskDefinition.ts'
import { SIGTERM_EXIT_MS } from '../../world/durations.ts'
import { isLogged } from '../../world/logs/logDestination.ts'
import { failedInjection } from '../../world/secrets/injection.ts'
import { isUnlogged } from '../../world/logs/unlogged.ts'
import type { ContainerPull } from '../../world/pulling/taskPull.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'

/**
 * Whether containers of a task have lives of their own: what was said of one, one waits for another, got no image that
 * runs, or logs (CON-3).
 */
export function needsFollowing(world: World, task: Task, definition: TaskDefinition): boolean {
  const { id, definitionKey } = task
  if (failedInjection(world, id) !== null) return true
  const pulls = world.pulls.get(id)?.containers ?? []
  const isOther = ({ failure, cannotExecute, shellForm }: ContainerPull): boolean =>
    failure !== null || cannotExecute || shellForm !== undefined
  if (pulls.some(isOther)) return true
  if (isLogged(world, definition) || isUnlogged(world, task, definition)) return true
  return definition.containers.some(
    (container) => container.dependsOn !== undefined || behaviorOf(world, { definitionKey, container }) !== null,
  )
}

/** The containers of a task that went with it until now, each as it would be had it been looked after from the start. */
export function livesOf(world: World, task: Task, { containers }: TaskDefinition): readonly ContainerLife[] {
  const states = containersOf(world, task)
  return containers.map((container, index): ContainerLife => {
    const { lastStatus = 'PENDING', startedAtMs = null } = states[index] ?? {}
    const life: ContainerLife = {
      name: container.name,
      lastStatus,
      exitCode: null,
      reason: null,
      startedAtMs,
      finishedAtMs: null,
      restartCount: 0,
      signalledAtMs: task.step === 'stopping' ? task.stoppingAtMs : null,
      health: startedAtMs === null ? null : passedHealth(container, startedAtMs, world.nowMs),
    }
    return endedBefore(life, container, world.nowMs)
  })
}

/**
 * Of a task whose end nobody could report yet: it stopped as one of which nothing was said (TIM-7), and what had not
 * started by its signal never did.
 */
function endedBefore(life: ContainerLife, { stopTimeoutMs }: ContainerDefinition, nowMs: number): ContainerLife {
  const { signalledAtMs } = life
  if (signalledAtMs === null) return life
  if (life.startedAtMs === null)
    return signalledAtMs < nowMs ? { ...life, lastStatus: 'STOPPED', finishedAtMs: signalledAtMs } : life
  const finishedAtMs = signalledAtMs + Math.min(stopTimeoutMs, SIGTERM_EXIT_MS)
  if (finishedAtMs > nowMs) return life
  return { ...life, lastStatus: 'STOPPED', exitCode: plainExitCode(stopTimeoutMs), finishedAtMs }
}

function passedHealth({ healthCheck: check }: ContainerDefinition, startedAtMs: number, nowMs: number) {
  if (check === null) return null
  return healthBy({ check, startedAtMs, fails: null }, freshHealth(check, startedAtMs), nowMs)
}
