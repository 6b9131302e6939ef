import { counted, grouped } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'

/** `2 of 3 tasks to stop are protected from scale-in` (PRO-3). */
export function heldText({ toStop, protectedTasks = 0 }: Pick<RollingDecision, 'toStop' | 'protectedTasks'>): string {
  const are = protectedTasks === 1 ? 'is' : 'are'
  if (toStop === protectedTasks) return `${counted(toStop, 'task')} to stop ${are} protected from scale-in`
  return `${grouped(protectedTasks)} of ${counted(toStop, 'task')} to stop ${are} protected from scale-in`
}

/** What would end the waiting for a protection sooner. */
export function protectionRemedies(decision: RollingDecision): readonly string[] {
  const off = 'Take the protection off: UpdateTaskProtection with protectionEnabled false'
  // A task set wants its part of the desired count (TST-2).
  if (decision.isRolling || decision.isOfTaskSet === true) return [off]
  const enough = decision.desiredCount + (decision.protectedTasks ?? 0)
  return [off, `Set desiredCount to ${grouped(enough)}: no task has to stop`]
}

/** How long a task is still protected: `for 1 h 59 min`. */
export function protectedForText(expiresAtMs: number, nowMs: number): string {
  return `for ${durationText(expiresAtMs - nowMs)}`
}
