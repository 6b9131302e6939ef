import { createActor, type Actor } from 'xstate'
import { taskMachine, type TaskEvent, type TaskStep } from '../../../src/model/task/lifecycle.ts'

/** A task of the draft: an actor that is its state, and an object beside it for the rest. */
export interface ActorTask {
  readonly id: number
  readonly actor: Actor<typeof taskMachine>
  readonly definitionKey: string
  readonly deploymentId: number
  readonly availabilityZone: string
  readonly createdAtMs: number
  isHealthy: boolean
  isToStop: boolean
  startedAtMs: number | null
  stoppedAtMs: number | null
  checksPassed: number
}

export function newActorTask(
  given: Pick<ActorTask, 'id' | 'definitionKey' | 'deploymentId' | 'availabilityZone' | 'createdAtMs'>,
): ActorTask {
  const actor = createActor(taskMachine).start()
  const fresh = { isHealthy: false, isToStop: false, startedAtMs: null, stoppedAtMs: null, checksPassed: 0 }
  return { ...given, ...fresh, actor }
}

export function stepOf(task: ActorTask): TaskStep {
  const { value } = task.actor.getSnapshot()
  return Object.values(value)[0] as TaskStep
}

export function isPending(task: ActorTask): boolean {
  const snapshot = task.actor.getSnapshot()
  return snapshot.matches('PENDING') || snapshot.matches('PROVISIONING')
}

export function isRunning(task: ActorTask): boolean {
  return task.actor.getSnapshot().matches({ RUNNING: 'running' })
}

export function isStopped(task: ActorTask): boolean {
  return task.actor.getSnapshot().matches({ STOPPED: 'stopped' })
}

export function send(task: ActorTask, type: TaskEvent): void {
  task.actor.send({ type })
}
