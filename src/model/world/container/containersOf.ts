import type { ContainerDefinition } from '../definition/taskDefinition.ts'
import { SIGTERM_EXIT_MS } from '../durations.ts'
import { endedUnheard, type Task } from '../task/task.ts'
import type { World } from '../world.ts'
import type { ContainerLife, ContainerState } from './containerState.ts'

type Known = Pick<World, 'taskDefinitions' | 'containers'>

/** The containers of a task as they are now, in the order of its definition (CON-3); none where that is deleted. */
export function containersOf(world: Known, task: Task): readonly ContainerState[] {
  const followed = world.containers.get(task.id)
  if (followed !== undefined) return followed.map((one) => followedState(task, one))
  const definition = world.taskDefinitions.get(task.definitionKey)
  return (definition?.containers ?? []).map((one) => plainState(task, one))
}

/** What nobody was left to report ended with its task, and nobody knows how (INS-4). */
function followedState(task: Task, { signalledAtMs: _, health, ...life }: ContainerLife): ContainerState {
  const healthStatus = health?.status ?? 'UNKNOWN'
  if (task.step !== 'stopped' || life.lastStatus === 'STOPPED') return { ...life, healthStatus }
  return { ...life, healthStatus, lastStatus: 'STOPPED', finishedAtMs: task.executionStoppedAtMs }
}

const SIGKILL_CODE = 137

/** What a container exits with of which nothing was said: it heeds SIGTERM, unless its stopTimeout is too short (TIM-7). */
export function plainExitCode(stopTimeoutMs: number): number {
  return stopTimeoutMs < SIGTERM_EXIT_MS ? SIGKILL_CODE : 0
}

/** A container that starts and ends with its task. */
function plainState(task: Task, { name, healthCheck, stopTimeoutMs }: ContainerDefinition): ContainerState {
  const { startedAtMs, executionStoppedAtMs } = task
  const hasStopped = executionStoppedAtMs !== null
  const hasCode = hasStopped && startedAtMs !== null && !endedUnheard(task)
  return {
    name,
    lastStatus: hasStopped ? 'STOPPED' : startedAtMs !== null ? 'RUNNING' : 'PENDING',
    exitCode: hasCode ? plainExitCode(stopTimeoutMs) : null,
    reason: null,
    healthStatus: healthCheck === null ? 'UNKNOWN' : task.healthStatus,
    startedAtMs,
    finishedAtMs: executionStoppedAtMs,
    restartCount: 0,
  }
}
