import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'

const OF_ROLES: ReadonlySet<string> = new Set(['ROL-11', 'ROL-12', 'SEC-8'])

/** The task whose roles are looked at: itself, or the one that a decision on its roles is about. */
export function startedBy({ kind, id }: SubjectRef, { decisions }: Pick<World, 'decisions'>): string | null {
  if (kind === 'task') return id
  const decision = kind === 'decision' ? decisions.get(Number(id)) : undefined
  if (decision === undefined || !OF_ROLES.has(decision.rule)) return null
  return 'taskId' in decision ? decision.taskId : null
}

/** Whether a task was not started because a role may not what that takes. */
export function wasRefused({ id, stopCode }: Task, { decisions }: Pick<World, 'decisions'>): boolean {
  if (stopCode !== 'TaskFailedToStart') return false
  return [...decisions.values()].some((one) => OF_ROLES.has(one.rule) && 'taskId' in one && one.taskId === id)
}
