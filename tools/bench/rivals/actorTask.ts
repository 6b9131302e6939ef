import { createActor, type Actor } from 'xstate'
import { taskMachine } from '../../../src/model/world/task/taskMachine.ts'
import type { TaskEvent, TaskStep } from '../../../src/model/world/task/taskSteps.ts'

/** The service of a task. */
export interface TaskOwner {
  readonly tasks: Map<number, ActorTask>
  askPass(delayMs: number): void
}

/** A task of the draft: an actor that knows its state, and an object beside it with what is asked of it often. */
export interface ActorTask {
  readonly id: number
  readonly actor: Actor<typeof taskMachine>
  readonly service: TaskOwner
  readonly definitionKey: string
  readonly deploymentId: number
  readonly availabilityZone: string
  /** The actor's state after the last event. */
  step: TaskStep
  isHealthy: boolean
  isToStop: boolean
  startedAtMs: number | null
  stoppedAtMs: number | null
  checksPassed: number
}

export function newActorTask(
  given: Pick<ActorTask, 'id' | 'service' | 'definitionKey' | 'deploymentId' | 'availabilityZone'>,
): ActorTask {
  const actor = createActor(taskMachine).start()
  return {
    ...given,
    actor,
    step: stepOf(actor),
    isHealthy: false,
    isToStop: false,
    startedAtMs: null,
    stoppedAtMs: null,
    checksPassed: 0,
  }
}

export function send(task: ActorTask, type: TaskEvent): void {
  task.actor.send({ type })
  task.step = stepOf(task.actor)
}

export function isPending({ step }: ActorTask): boolean {
  return step === 'waitingForCapacity' || step === 'attachingNetwork' || step === 'pulling' || step === 'activating'
}

function stepOf(actor: Actor<typeof taskMachine>): TaskStep {
  return Object.values(actor.getSnapshot().value)[0] as TaskStep
}
