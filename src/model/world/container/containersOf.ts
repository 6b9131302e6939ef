import type { ContainerDefinition } from '../definition/taskDefinition.ts'
import { endedUnheard, type HealthStatus, type Task } from '../task/task.ts'
import type { World } from '../world.ts'

/** One container of a task, in the words of AWS's answers. Times are simulated ms; `null` is "not yet", or none. */
export interface ContainerState {
  readonly name: string
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED'
  readonly exitCode: number | null
  readonly reason: string | null
  readonly healthStatus: HealthStatus
  /** Of its latest start and end. */
  readonly startedAtMs: number | null
  readonly finishedAtMs: number | null
  readonly restartCount: number
}

type Known = Pick<World, 'taskDefinitions'>

/** The containers of a task as they are now, in the order of its definition (CON-3); none where that is deleted. */
export function containersOf(world: Known, task: Task): readonly ContainerState[] {
  const definition = world.taskDefinitions.get(task.definitionKey)
  return (definition?.containers ?? []).map((one) => plainState(task, one))
}

/** A container that starts and ends with its task. */
function plainState(task: Task, { name, healthCheck }: ContainerDefinition): ContainerState {
  const { startedAtMs, executionStoppedAtMs } = task
  const hasStopped = executionStoppedAtMs !== null
  return {
    name,
    lastStatus: hasStopped ? 'STOPPED' : startedAtMs !== null ? 'RUNNING' : 'PENDING',
    // It heeded SIGTERM (TIM-7), unless nobody was left to report it.
    exitCode: hasStopped && startedAtMs !== null && !endedUnheard(task) ? 0 : null,
    reason: null,
    healthStatus: healthCheck === null ? 'UNKNOWN' : task.healthStatus,
    startedAtMs,
    finishedAtMs: executionStoppedAtMs,
    restartCount: 0,
  }
}
