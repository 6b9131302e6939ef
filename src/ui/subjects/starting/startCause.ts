import { findSecret } from '../../../model/world/secrets/findSecret.ts'
import { failedInjection, type InjectionFailure } from '../../../model/world/secrets/injection.ts'
import { parameterNamed, secretNamed } from '../../../model/world/secrets/valueFrom.ts'
import { routeOf } from '../../../model/world/pulling/routes.ts'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'

/** What keeps a task from starting besides its images: what it was to be given, where its log goes, or its roles. */
export type StartCause =
  | { readonly is: 'injection'; readonly failure: InjectionFailure }
  | { readonly is: 'log'; readonly decision: StopDecision }
  | { readonly is: 'role'; readonly ruleId: string }

/** `null` where it is something else, or nothing. It is known while the task still tries. */
export function startCauseOf(world: World, { id }: Task): StartCause | null {
  const failure = failedInjection(world, id)
  if (failure !== null)
    return failure.cause === 'notAllowed' ? { is: 'role', ruleId: failure.rule } : { is: 'injection', failure }
  const decision = stopOf(world, id)
  if (decision?.rule === 'LOG-9') return { is: 'log', decision }
  return decision?.rule === 'ROL-12' ? { is: 'role', ruleId: decision.rule } : null
}

function stopOf({ decisions }: World, taskId: string): StopDecision | undefined {
  for (const one of decisions.values()) {
    if (one.kind === 'stop' && one.cause === 'failedToStart' && one.taskId === taskId) return one
  }
  return undefined
}

/** Whether what was to be given is there by now, where that shows without another revision. */
export function isInjectable({ cause, store, source }: InjectionFailure, world: World, task: Task): boolean {
  if (cause === 'noRoute') return routeOf(world, task.availabilityZone) !== 'none'
  if (cause !== 'notFound') return false
  if (store === 's3') return world.environmentFiles.has(source)
  if (store === 'ssm') return parameterNamed(source).names.some((name) => world.parameters.has(name))
  return findSecret(world, secretNamed(source).arn) !== undefined
}
