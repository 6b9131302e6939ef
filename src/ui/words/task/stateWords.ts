import { visualOf, type TaskVisual } from '../../../look/taskVisual.ts'
import { lifecycleTable } from '../../../model/world/task/lifecycle.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { TASK_LOOK_ROWS, type TaskLook } from '../../../look/taskLook.ts'
import { durationText } from '../../../look/time.ts'

/** A task's drawing on the stage under the name that legends use. */
const LOOK_OF: Readonly<Record<TaskVisual, TaskLook>> = {
  wanted: 'wanted',
  waiting: 'waitingForCapacity',
  attaching: 'attachingNetwork',
  pulling: 'pulling',
  activating: 'activating',
  starting: 'runningNotHealthy',
  healthy: 'runningHealthy',
  unhealthy: 'unhealthy',
  draining: 'draining',
  stopping: 'stopping',
  stopped: 'stopped',
  failed: 'failed',
}

export function taskLook(task: Task): TaskLook {
  return LOOK_OF[visualOf(task)]
}

/** `Running, healthy`: what the tile shows, in words. */
export function stateWords(task: Task): string {
  const look = taskLook(task)
  if (look !== 'failed') return TASK_LOOK_ROWS[look].label
  return task.stopCode === 'TaskFailedToStart' ? 'Failed to start' : 'An essential container exited'
}

/** The API's word and, where the notes have another, theirs beside it (TSK-1). */
export function statusFacts(task: Task): readonly { readonly label: string; readonly value: string }[] {
  const { phase, lastStatus } = lifecycleTable[task.step]
  const own = { label: 'lastStatus', value: lastStatus }
  return phase === lastStatus ? [own] : [own, { label: 'phase', value: phase }]
}

/** The same on one line: `lastStatus PENDING, phase PROVISIONING`. */
export function statusWords(task: Task): string {
  return statusFacts(task)
    .map(({ label, value }) => `${label} ${value}`)
    .join(', ')
}

/** What is known to come next, or nothing. */
export function nextWords(task: Task, nowMs: number): string {
  if (task.step === 'running' && !task.isHealthy && task.healthyAtMs !== null && task.healthStatus !== 'UNHEALTHY') {
    return `healthy in ${durationText(task.healthyAtMs - nowMs)}`
  }
  if (task.nextStepAtMs === null || task.step === 'stopped') return ''
  return `next step in ${durationText(task.nextStepAtMs - nowMs)}`
}
