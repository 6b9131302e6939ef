import { failedInjection, type InjectionFailure } from '../../../model/world/secrets/injection.ts'
import { fetched } from '../../../model/world/secrets/fetched.ts'
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

/** Whether a task of the same revision would be given it by now. */
export function isInjectable({ rule, store, source }: InjectionFailure, world: World, task: Task): boolean {
  const ofSecrets = rule === 'SEC-7' ? 'credentials' : 'secret'
  const step = ({ s3: 'file', ssm: 'parameter', secretsmanager: ofSecrets } as const)[store]
  return 'value' in fetched({ world, task }, step, source)
}
