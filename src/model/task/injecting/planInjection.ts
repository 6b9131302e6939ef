import { must } from '../../../base/assert.ts'
import { jsonObject } from '../../../base/jsonObject.ts'
import { environmentLines } from '../../world/secrets/environmentLines.ts'
import type {
  ContainerInjection,
  InjectedVariable,
  InjectionFailure,
  TaskInjection,
} from '../../world/secrets/injection.ts'
import type { StoreName } from '../../world/secrets/stores.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { fetched, type InjectionStep } from '../../world/secrets/fetched.ts'
import { isOfSecretsManager } from '../../world/secrets/valueFrom.ts'
import type { Fetching, Refused } from '../../world/secrets/fetching.ts'
import { injectionText } from './injectionText.ts'
import { asksStores, wantedOf, type Wanted } from '../../world/secrets/wanted.ts'

const STORES: Readonly<Record<InjectionStep, StoreName>> = {
  parameter: 'ssm',
  secret: 'secretsmanager',
  credentials: 'secretsmanager',
  file: 's3',
}

const RULES: Readonly<Record<InjectionStep, InjectionFailure['rule']>> = {
  parameter: 'SEC-5',
  secret: 'SEC-5',
  credentials: 'SEC-7',
  file: 'SEC-6',
}

/** What a task is given as it starts, as things stand; `null` of one that asks no store for anything. */
export function planInjection(world: World, task: Task): TaskInjection | null {
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const wanted = wantedOf(task, definition)
  if (!asksStores(wanted)) return null
  return new Planner({ world, task }).plan(wanted)
}

interface Asked {
  readonly containerName: string
  readonly step: InjectionStep
  readonly source: string
}

/** Parameters of all containers first, then secrets, then files; the first that cannot be had ends it (SEC-8). */
class Planner {
  readonly #fetching: Fetching
  readonly #values = new Map<string, string | null>()
  #failure: InjectionFailure | null = null

  constructor(fetching: Fetching) {
    this.#fetching = fetching
  }

  plan(wanted: readonly Wanted[]): TaskInjection {
    const asked = wanted.flatMap(askedBy)
    for (const step of ['parameter', 'secret', 'credentials', 'file'] as const)
      for (const one of asked) if (one.step === step && this.#failure === null) this.#fetch(one)
    const { task, world } = this.#fetching
    const containers = this.#failure === null ? wanted.map((one) => this.#containerOf(one)) : []
    return { taskId: task.id, atMs: world.nowMs, containers, failure: this.#failure }
  }

  #fetch(asked: Asked): void {
    const { step, source } = asked
    const answer = fetched(this.#fetching, step, source)
    if ('value' in answer) this.#values.set(source, answer.value)
    else this.#failure = this.#failureOf(asked, answer)
  }

  #failureOf({ step, source, containerName }: Asked, refused: Refused): InjectionFailure {
    const { cause, action } = refused
    const reason = injectionText(this.#fetching.task, { step, source, refused })
    const rule = cause === 'notFound' || cause === 'malformed' ? RULES[step] : 'SEC-8'
    return { rule, store: STORES[step], containerName, source, action, cause, reason }
  }

  /** SEC-6: what stands in the definition goes before files, of which the first goes before others; secrets share no name. */
  #containerOf({ name, environment, files, secrets, credentials }: Wanted): ContainerInjection {
    const variables = new Map<string, InjectedVariable>()
    for (const one of secrets) this.#add(variables, { name: one.name, from: 'secret', source: one.valueFrom })
    for (const one of environment) {
      if (!variables.has(one.name))
        variables.set(one.name, { name: one.name, value: one.value, from: 'environment', source: null })
    }
    for (const source of files)
      for (const [key, value] of environmentLines(this.#values.get(source) ?? ''))
        if (!variables.has(key)) variables.set(key, { name: key, value, from: 'environmentFile', source })
    return { name, variables: [...variables.values()], credentials: this.#credentialsOf(credentials) }
  }

  /** A secret without the two was refused as it was fetched. */
  #credentialsOf(source: string | null): ContainerInjection['credentials'] {
    const { username, password } = jsonObject(this.#values.get(source ?? '') ?? '') ?? {}
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : null
  }

  #add(to: Map<string, InjectedVariable>, variable: Omit<InjectedVariable, 'value'>): void {
    to.set(variable.name, { ...variable, value: this.#values.get(variable.source ?? '') ?? null })
  }
}

function askedBy({ name, secrets, logSecrets, files, credentials }: Wanted): readonly Asked[] {
  const asked = (step: InjectionStep, source: string): Asked => ({ containerName: name, step, source })
  return [
    ...[...secrets, ...logSecrets].map(({ valueFrom }) =>
      asked(isOfSecretsManager(valueFrom) ? 'secret' : 'parameter', valueFrom),
    ),
    ...(credentials === null ? [] : [asked('credentials', credentials)]),
    ...files.map((one) => asked('file', one)),
  ]
}
