import type { Task } from '../model/world/task/task.ts'
import { LAST_STATUS, visualOf } from '../look/taskVisual.ts'
import type { TaskVisual } from '../look/taskVisual.ts'

/** `i-0a4c`: as much of an EC2 instance id as a person remembers. */
export function shortInstanceId(ec2InstanceId: string): string {
  return ec2InstanceId.slice(0, 6)
}

/** 1234567 → `1,234,567`. */
export function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** 1 → `1 task`, 2 → `2 tasks`. */
export function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Simulated time as `00:14:02`; before the origin of a demo with a minus. */
export function clock(atMs: number): string {
  const seconds = Math.abs(Math.floor(atMs / 1000))
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${atMs < 0 ? '−' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`
}

/** How long something lasts, rounded up to a second: `15 s`, `1 min 52 s`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds < 60) return `${String(seconds)} s`
  const rest = seconds % 60
  const minutes = `${thousands(Math.floor(seconds / 60))} min`
  return rest === 0 ? minutes : `${minutes} ${String(rest)} s`
}

/** What a tile's second or third line says of its state, from the longest wording to the shortest. */
export function phrasesOf(task: Task, nowMs: number): readonly string[] {
  const visual = visualOf(task)
  if (visual === 'starting') {
    if (task.healthyAtMs === null) return ['not healthy yet', 'not healthy']
    const left = duration(task.healthyAtMs - nowMs)
    return [`healthy in ${left}`, `${left} to go`, left]
  }
  if (visual === 'stopping' && task.nextStepAtMs !== null) {
    const left = duration(task.nextStepAtMs - nowMs)
    return [`stops in ${left}`, left]
  }
  const words = STATE_WORDS[visual]
  return [words, words.slice(0, words.indexOf(' ') < 0 ? undefined : words.indexOf(' '))]
}

/** The states in plain words. */
const STATE_WORDS: Readonly<Record<TaskVisual, string>> = {
  wanted: 'wanted, no task yet',
  waiting: 'waiting for capacity',
  attaching: 'attaching network',
  pulling: 'pulling',
  activating: 'activating',
  starting: 'running, not healthy yet',
  healthy: 'healthy',
  unhealthy: 'unhealthy',
  draining: 'draining',
  stopping: 'stopping',
  stopped: 'stopped',
  failed: 'failed',
}

export function lastStatusWord(task: Task): string {
  return LAST_STATUS[task.step]
}
