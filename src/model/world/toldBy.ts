import type { Change } from './change.ts'
import type { Decision } from './decision.ts'
import type { Task } from './task/task.ts'
import { startsOf } from './task/tasksStarted.ts'

/** How many things a change befalls: the tasks that it tells of, or one. */
export function sizeOf(change: Change): number {
  return 'taskIds' in change ? change.taskIds.length : 1
}

const NO_TASKS: readonly Task[] = []
const NO_DECISIONS: readonly Decision[] = []

/** The tasks that begin to exist with a change. */
export function tasksCreatedBy(change: Change): readonly Task[] {
  if (change.kind === 'taskCreated') return [change.task]
  return change.kind === 'tasksStarted' ? startsOf(change).map(({ task }) => task) : NO_TASKS
}

/** What is decided with a change. */
export function decisionsOf(change: Change): readonly Decision[] {
  if (change.kind === 'decided') return [change.decision]
  return change.kind === 'tasksStarted' ? startsOf(change).map(({ placement }) => placement) : NO_DECISIONS
}
