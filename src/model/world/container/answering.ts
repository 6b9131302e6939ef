import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import { behaviorOf, isWithin, type ContainerAnswer, type ContainerBehavior } from './behavior.ts'
import { containersOf } from './containersOf.ts'
import type { ContainerState } from './containerState.ts'

/** A container of a task, by its name. */
export interface ContainerIn {
  readonly task: Task
  readonly containerName: string
}

/** Of which nothing was said. */
export const OK: ContainerAnswer = { how: 'code', code: 200 }
const REFUSED: ContainerAnswer = { how: 'refused' }

/**
 * What a container answers to a request or a check that comes at a time, as things stand (CON-2). Without a word of its
 * behavior it answers 200 from its start on.
 *
 * @param atMs  now or later: what happens until then is not known here, see `nextChangeOfAnswer`
 */
export function answerOf(world: World, of: ContainerIn, atMs: number): ContainerAnswer {
  const found = find(world, of)
  if (found === null) return REFUSED
  const { behavior, startedAtMs } = found
  if (behavior === null) return OK
  if (atMs < startedAtMs + behavior.readyAfterMs) return REFUSED
  const { responds } = behavior
  return responds !== null && isWithin(responds, atMs) ? responds.answer : OK
}

/**
 * When the answer may be another one without anything happening in the lab: the container gets ready, or what it was
 * told to answer begins or ends. `null` where only an event changes it: a start, an exit, another behavior.
 */
export function nextChangeOfAnswer(world: World, of: ContainerIn, atMs: number): number | null {
  const { behavior = null, startedAtMs = 0 } = find(world, of) ?? {}
  if (behavior === null) return null
  const { responds, readyAfterMs } = behavior
  const times = [startedAtMs + readyAfterMs, responds?.fromMs ?? null, responds?.toMs ?? null]
  const later = times.filter((one) => one !== null && one > atMs) as readonly number[]
  return later.length === 0 ? null : Math.min(...later)
}

interface Running {
  readonly startedAtMs: number
  readonly behavior: ContainerBehavior | null
}

/** `null` for a container that does not run. */
function find(world: World, { task, containerName: name }: ContainerIn): Running | null {
  const state = containersOf(world, task).find((one) => one.name === name)
  if (state === undefined || !isRunning(state)) return null
  const container = world.taskDefinitions.get(task.definitionKey)?.containers.find((one) => one.name === name)
  if (container === undefined || state.startedAtMs === null) return null
  const behavior = behaviorOf(world, { definitionKey: task.definitionKey, container })
  return { startedAtMs: state.startedAtMs, behavior }
}

function isRunning({ lastStatus }: ContainerState): boolean {
  return lastStatus === 'RUNNING'
}
