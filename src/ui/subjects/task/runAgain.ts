import type { Act, Command } from '../../../model/api/command.ts'
import type { Task } from '../../../model/world/task/task.ts'

const STARTING: ReadonlySet<string> = new Set(['RunTask', 'StartTask'])

/**
 * The command that a standalone task was begun by, for one task; `null` for one that no command of the log began.
 *
 * @param isRevised  whether its family has a newer revision by then, which is the one that is wanted
 */
export function runAgainAct(task: Task, log: readonly Command[], isRevised = false): Act | null {
  if (task.serviceName !== null) return null
  const family = task.definitionKey.slice(0, task.definitionKey.lastIndexOf(':'))
  const began = log.find(
    ({ atMs, operation, input }) =>
      atMs === task.createdAtMs &&
      STARTING.has(operation) &&
      familyOf(input.taskDefinition) === family &&
      (input.launchType === undefined || input.launchType === task.launchType),
  )
  if (began === undefined) return null
  const { atMs: _, input, ...act } = began
  // It stands for one task, and is not the same wish a second time.
  const { clientToken: _token, count: _count, ...wanted } = input
  const named = began.operation === 'StartTask' ? { containerInstances: [task.instanceId] } : {}
  return { ...act, input: { ...wanted, ...named, ...(isRevised && { taskDefinition: family }) } }
}

/** Of `web`, `web:2` or an ARN. */
function familyOf(given: unknown): string {
  return typeof given === 'string' ? given.slice(given.lastIndexOf('/') + 1).replace(/:\d+$/, '') : ''
}
