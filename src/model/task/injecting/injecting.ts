import type { Context } from '../../world/context.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { isInjectionTold } from '../../world/secrets/fetching.ts'
import { planInjection } from './planInjection.ts'

/** It is asked once more before the task is given up; each time that nobody answers lasts as long as containerd waits. */
const REFUSED_MS = 3_000
const UNREACHED_MS = 60_000

/** SEC-5: before anything is pulled. @returns whether the task goes on */
export function beginInjection(context: Context, task: Task): boolean {
  if (!isInjectionTold(context.world)) return true
  const value = planInjection(context.world, task)
  if (value === null) return true
  context.emit({ kind: 'put', table: 'injections', key: task.id, value })
  return value.failure === null
}

/** How long it takes until a task that gets not what it is to be given is given up; `null` of others. */
export function failedInjectionMs({ injections }: Pick<World, 'injections'>, { id }: Task): number | null {
  const failure = injections.get(id)?.failure ?? null
  if (failure === null) return null
  return failure.cause === 'noRoute' ? UNREACHED_MS : REFUSED_MS
}
