import type { TaskDefinition } from '../definition/taskDefinition.ts'
import { overrideOf } from '../task/overridden.ts'
import type { Task } from '../task/task.ts'

interface Variable {
  readonly name: string
  readonly value: string
}

interface SecretWanted {
  readonly name: string
  readonly valueFrom: string
}

interface SourceContainer {
  readonly environment?: readonly Variable[]
  readonly environmentFiles?: readonly { readonly value: string }[]
  readonly secrets?: readonly SecretWanted[]
  readonly repositoryCredentials?: { readonly credentialsParameter: string }
  readonly logConfiguration?: { readonly secretOptions?: readonly SecretWanted[] }
}

/** What one container of a task is to be given as it starts. */
export interface Wanted {
  readonly name: string
  readonly environment: readonly Variable[]
  /** ARNs of objects in S3. */
  readonly files: readonly string[]
  readonly secrets: readonly SecretWanted[]
  /** Of its log driver: they become no variables. */
  readonly logSecrets: readonly SecretWanted[]
  /** ARN of the secret by which its image is pulled; `null` where none is. */
  readonly credentials: string | null
}

/** What the definition says, and the task's overrides besides (TSK-10). */
export function wantedOf(task: Pick<Task, 'launch'>, { containers, source }: TaskDefinition): readonly Wanted[] {
  const sources = source.containerDefinitions as readonly SourceContainer[]
  return containers.map(({ name }, index): Wanted => {
    const { environment = [], environmentFiles = [], secrets = [], ...rest } = sources[index] ?? {}
    const override = overrideOf(task.launch?.overrides ?? null, name)
    const given = (override?.environment ?? []) as readonly Variable[]
    const files = (override?.environmentFiles ?? []) as readonly { readonly value: string }[]
    const isGiven = new Set(given.map((one) => one.name))
    return {
      name,
      environment: [...environment.filter((one) => !isGiven.has(one.name)), ...given],
      // An override comes first, since of files the first that names a variable counts.
      files: [...files, ...environmentFiles].map(({ value }) => value),
      secrets,
      logSecrets: rest.logConfiguration?.secretOptions ?? [],
      credentials: rest.repositoryCredentials?.credentialsParameter ?? null,
    }
  })
}

/** Whether a task asks a store for anything at all. */
export function asksStores(wanted: readonly Wanted[]): boolean {
  return wanted.some(
    ({ files, secrets, logSecrets, credentials }) =>
      files.length + secrets.length + logSecrets.length > 0 || credentials !== null,
  )
}
