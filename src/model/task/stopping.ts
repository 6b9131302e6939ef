import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import type { Context } from '../world/context.ts'
import type { TaskEvent } from '../world/task/taskSteps.ts'
import type { StopCode, Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { COHORT_MAX, kept, moveTasks, part, sendTask } from './moving.ts'

export interface StopReason {
  readonly stopCode: StopCode
  readonly stoppedReason: string
}

/** Asks a task to stop (TSK-5). Stopping twice is once (TSK-7). */
export function stopTask(context: Context, taskId: string, reason: StopReason): void {
  stopTasks(context, [taskId], reason)
}

/** The same of many for one reason. */
export function* stoppingTasks(context: Context, taskIds: readonly string[], reason: StopReason): Work<void> {
  for (let from = 0; from < taskIds.length; from += COHORT_MAX) {
    stopTasks(context, part(taskIds, from, Math.min(from + COHORT_MAX, taskIds.length)), reason)
    if (context.endsSlice()) yield
  }
}

function stopTasks(context: Context, all: readonly string[], reason: StopReason): void {
  const { world, nowMs: atMs } = context
  const taskIds = kept(all, (taskId) => must(world.tasks.get(taskId), taskId).desiredStatus === 'RUNNING')
  if (taskIds.length === 0) return
  const events = taskIds.map((taskId) => stopEvent(world, must(world.tasks.get(taskId), taskId)))
  context.emit({ kind: 'tasksStopAsked', taskIds, ...reason, atMs })
  for (let from = 0, to = 1; from < taskIds.length; from = to, to += 1) {
    const event = must(events[from], 'what stops a task')
    while (events[to] === event) to += 1
    moveTasks(context, part(taskIds, from, to), { event })
  }
}

function stopEvent(world: World, { id, step }: Task): TaskEvent {
  // What has no container yet has nothing to signal.
  if (step === 'waitingForCapacity') return 'finish'
  if (step === 'attachingNetwork') return 'cleanUp'
  // ALB-13: its containers get their signal once its load balancers have let it go.
  return step === 'running' && world.targetsByTask.has(id) ? 'drain' : 'stop'
}

/** Ends a task whose instance is gone: nothing is left to signal (TSK-6). */
export function loseTask(context: Context, taskId: string, reason: StopReason): void {
  const task = must(context.world.tasks.get(taskId), taskId)
  if (task.desiredStatus === 'RUNNING') {
    context.emit({ kind: 'tasksStopAsked', taskIds: [taskId], ...reason, atMs: context.nowMs })
  }
  sendTask(context, taskId, 'finish')
}
