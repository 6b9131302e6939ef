import { TASK_LOOKS, type TaskVisual } from '../look/taskLook.ts'
import { durationText } from '../look/time.ts'
import type { Task } from '../model/world/task/task.ts'

/** What a tile's second or third line says of its state, from the longest wording to the shortest. */
export function phrasesOf(task: Task, visual: TaskVisual, nowMs: number): readonly string[] {
  if (visual === 'starting') {
    // Whose time has come and is not healthy fails its checks.
    if (task.healthyAtMs === null || task.healthyAtMs <= nowMs) return ['not healthy yet', 'not healthy']
    const left = durationText(task.healthyAtMs - nowMs)
    return [`healthy in ${left}`, `${left} to go`, left]
  }
  if (visual === 'stopping' && task.nextStepAtMs !== null) {
    const left = durationText(task.nextStepAtMs - nowMs)
    return [`stops in ${left}`, left]
  }
  const { word } = TASK_LOOKS[visual]
  return [word, word.slice(0, word.indexOf(' ') < 0 ? undefined : word.indexOf(' '))]
}
