import type { StoreName } from './stores.ts'

/** One environment variable of a container, as it was when its task started. */
export interface InjectedVariable {
  readonly name: string
  /** `null`: of a store in which nothing was ever put (SEC-1). */
  readonly value: string | null
  readonly from: 'environment' | 'environmentFile' | 'secret'
  /** The file's or the secret's ARN as the definition names it; `null` of what stands in the definition. */
  readonly source: string | null
}

export interface ContainerInjection {
  readonly name: string
  readonly variables: readonly InjectedVariable[]
  /** As whom its image is pulled (SEC-7); `null` without credentials, and where the store does not tell them. */
  readonly credentials: { readonly username: string; readonly password: string } | null
}

/** Why nothing is started: what was asked for, of whom, and in which words AWS tells it (SEC-8). */
export interface InjectionFailure {
  readonly rule: 'SEC-5' | 'SEC-6' | 'SEC-7' | 'SEC-8'
  readonly store: StoreName
  readonly containerName: string
  /** As the definition names it. */
  readonly source: string
  /** `ssm:GetParameters` */
  readonly action: string
  readonly cause: InjectionCause
  /** What the task tells. */
  readonly reason: string
}

/** No route; IAM does not allow it; it is not there; its content is not what was asked for. */
export type InjectionCause = 'noRoute' | 'noRole' | 'notAllowed' | 'notFound' | 'malformed'

/** What a task was given as it started, or could not be given. It stays as it was: rotation needs new tasks (SEC-9). */
export interface TaskInjection {
  readonly taskId: string
  readonly atMs: number
  readonly containers: readonly ContainerInjection[]
  readonly failure: InjectionFailure | null
}

export function failedInjection(
  { injections }: { readonly injections: ReadonlyMap<string, TaskInjection> },
  taskId: string,
): InjectionFailure | null {
  return injections.get(taskId)?.failure ?? null
}
