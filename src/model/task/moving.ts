import { must } from '../../base/assert.ts'
import type { Context } from '../world/context.ts'
import type { Mutable } from '../world/copies.ts'
import { STOPPED_VISIBLE_MS } from '../world/durations.ts'
import { isInjectionTold } from '../world/secrets/fetching.ts'
import { nextStep } from '../world/task/lifecycle.ts'
import type { TasksMoved } from '../world/task/taskChanges.ts'
import type { TaskEvent, TaskStep } from '../world/task/taskSteps.ts'
import type { Task } from '../world/task/task.ts'
import { livesOf } from './containers/follow.ts'
import { isUnpulled } from './containers/pulling.ts'
import { sceneOf } from './containers/scene.ts'
import { beginInjection } from './injecting/injecting.ts'
import { isPullTold } from './pulling/planPull.ts'
import { beginPull, endPull } from './pulling/pulling.ts'
import { areAlike, hasInterface, isSameMove, moveOf, type Move, type Plan, type Sent } from './stepPlan.ts'

/** Sends a task an event of its lifecycle now and plans the step after (TSK-1). */
export function sendTask(context: Context, taskId: string, event: TaskEvent): void {
  moveTasks(context, [taskId], { event })
}

/** Ends a task all of whose containers have stopped, the first essential one at a time that is told (CON-5). */
export function endTask(context: Context, taskId: string, executionStoppedAtMs: number): void {
  const { world } = context
  const task = must(world.tasks.get(taskId), taskId)
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  moveTasks(context, [taskId], { event: hasInterface(definition) ? 'cleanUp' : 'finish', executionStoppedAtMs })
}

/** So many tasks take a step as one at most: a slice of work is not much longer than that. */
export const COHORT_MAX = 256

/**
 * Tasks that make the same move in a row make it at once: one change tells of them, and what is due after it is due for
 * all. Where that is the whole list it is told of by the list itself, which is then known by reference from step to step.
 */
export function moveTasks(context: Context, taskIds: readonly string[], sent: Sent): void {
  const { world } = context
  const areAlone = isPullTold(world) || isInjectionTold(world)
  let move: Move | null = null
  let before: Task | null = null
  let from = 0
  for (let i = 0; i < taskIds.length; i++) {
    const taskId = taskIds[i] ?? ''
    const task = must(world.tasks.get(taskId), taskId)
    if (before !== null && !areAlone && areAlike(world, before, task)) continue
    before = task
    // What a task pulls goes by what those before it have pulled.
    if (move !== null && areAlone) {
      takeMove(context, part(taskIds, from, i), move)
      move = null
      from = i
    }
    const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
    const step = nextStep(task.step, sent.event)
    if (step === 'pulling' && beginInjection(context, task)) beginPull(context, task)
    if (step === 'activating') endPull(context, task)
    const next = moveOf(world, { task, definition, step }, sent)
    if (move !== null && !isSameMove(move, next)) {
      takeMove(context, part(taskIds, from, i), move)
      from = i
    }
    move = next
  }
  if (move !== null) takeMove(context, part(taskIds, from, taskIds.length), move)
}

/** Those for which something holds; the list itself where it does for all. */
export function kept(list: readonly string[], holds: (taskId: string, i: number) => boolean): readonly string[] {
  const some = list.filter(holds)
  return some.length === list.length ? list : some
}

export function part<T>(list: readonly T[], from: number, to: number): readonly T[] {
  return from === 0 && to === list.length ? list : list.slice(from, to)
}

function takeMove(context: Context, taskIds: readonly string[], move: Move): void {
  const { step, plan, checkedMs, healthyAtMs, executionStoppedAtMs } = move
  const { nowMs: atMs } = context
  const nextStepAtMs = plan === null ? null : atMs + plan.afterMs
  const moved: Mutable<TasksMoved> = { kind: 'tasksMoved', taskIds, step, atMs, nextStepAtMs }
  if (healthyAtMs !== undefined) moved.healthyAtMs = healthyAtMs
  if (executionStoppedAtMs !== undefined) moved.executionStoppedAtMs = executionStoppedAtMs
  if (move.areAddressed) moved.areAddressed = true
  context.emit(moved)
  if (plan !== null) schedulePlan(context, { taskIds, step, plan })
  if (checkedMs !== undefined) context.schedule(checkedMs, { kind: 'taskHealthDue', taskIds })
  if (step === 'stopped') context.schedule(atMs + STOPPED_VISIBLE_MS, { kind: 'taskForgetDue', taskIds })
}

interface Planned {
  readonly taskIds: readonly string[]
  readonly step: TaskStep
  readonly plan: Plan
}

/** The end of a step: by time, or by what its containers come to, which begin or stop to live with it. */
function schedulePlan(context: Context, { taskIds, step, plan: { event, afterMs } }: Planned): void {
  const atMs = context.nowMs + afterMs
  if (event !== null) return context.schedule(atMs, { kind: 'taskStepDue', taskIds, step, event })
  for (const taskId of taskIds) {
    if (step === 'stopping') context.schedule(context.nowMs, { kind: 'containersDue', taskId })
    else followContainers(context, taskId, atMs)
  }
}

function followContainers(context: Context, taskId: string, atMs: number): void {
  const { world, nowMs } = context
  const task = must(world.tasks.get(taskId), taskId)
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  context.emit({ kind: 'containersFollowed', taskId, containers: livesOf(world, task, definition) })
  const isPulled = !sceneOf(world, task).members.some((one) => one.uninjected !== null || isUnpulled(one))
  context.schedule(isPulled ? atMs : nowMs, { kind: 'containersDue', taskId })
}
