import type { Task } from '../model/world/task/task.ts'
import type { TaskVisual } from '../look/taskLook.ts'

/** How far a level has risen or a ring has filled, by simulated time: 0 to 1. 0 for what shows neither. */
export function progressOf(task: Task | null, nowMs: number): number {
  if (task === null) return 0
  if (task.step === 'pulling') return partOf(task.pullStartedAtMs ?? task.stepAtMs, task.nextStepAtMs, nowMs)
  if (task.step === 'running') return partOf(task.startedAtMs ?? task.stepAtMs, task.healthyAtMs, nowMs)
  return 0
}

/** Whether its drawing follows the clock, so that it is drawn in each frame. */
export function followsClock(visual: TaskVisual): boolean {
  return visual === 'pulling' || visual === 'starting' || visual === 'stopping'
}

function partOf(fromMs: number, toMs: number | null, nowMs: number): number {
  if (toMs === null || toMs <= fromMs) return 0
  return Math.min(1, Math.max(0, (nowMs - fromMs) / (toMs - fromMs)))
}
