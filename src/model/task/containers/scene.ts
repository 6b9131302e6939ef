import { must } from '../../../base/assert.ts'
import { behaviorOf, type ContainerBehavior } from '../../world/container/behavior.ts'
import type { ContainerLife } from '../../world/container/containerState.ts'
import { readOnlyPlace, type AppWrite } from '../../world/container/writing.ts'
import { fillingOf, type Filling } from '../../world/container/memoryUse.ts'
import type { ContainerDefinition, ContainerDependency, TaskDefinition } from '../../world/definition/taskDefinition.ts'
import { INIT_EXIT_MS, SIGTERM_EXIT_MS } from '../../world/durations.ts'
import { pullOf, type ContainerPull } from '../../world/pulling/taskPull.ts'
import { failedInjection, type InjectionFailure } from '../../world/secrets/injection.ts'
import { unloggedOf, type Unlogged } from '../../world/logs/unlogged.ts'
import { overridden } from '../../world/task/overridden.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'

/** A container of a task: as it is defined, as it is, and how it acts. */
export interface Member {
  readonly container: ContainerDefinition
  readonly life: ContainerLife
  readonly acts: Acts
  readonly behavior: ContainerBehavior | null
  /** What was pulled for it, where something is told of that (PUL-1). */
  readonly pull: ContainerPull | undefined
  readonly filling: Filling
  /** What the task was to be given and could not be (SEC-8): no container of it starts. */
  readonly uninjected: InjectionFailure | null
  /** Why it is not started for its log (LOG-9, ROL-12); `null` where it is, and where it has started. */
  readonly unlogged: Unlogged | null
}

/** How a container acts, said or not (CON-1). Milliseconds since its start, and since its stop signal. */
export interface Acts {
  readonly exitAfterMs: number | null
  readonly exitCode: number
  readonly ignoresSigterm: boolean
  readonly exitAfterSigtermMs: number
  readonly sigtermExitCode: number
  /** The file that it could not write, if that ends it (CON-10). */
  readonly unwritten?: string
}

/** A task whose containers have lives of their own, as it is now. */
export interface Scene {
  readonly task: Task
  readonly nowMs: number
  /** In the order of the definition. */
  readonly members: readonly Member[]
  /** The task-level hard limit; `null` where only containers have theirs. */
  readonly memoryMib: number | null
}

export function sceneOf(world: World, task: Task): Scene {
  const key = task.definitionKey
  const definition = overridden(must(world.taskDefinitions.get(key), key), task.launch?.overrides ?? null)
  const lives = must(world.containers.get(task.id), task.id)
  const isAwaited = (name: string) => definition.containers.some((one) => waitsForEndOf(one, name))
  const uninjected = failedInjection(world, task.id)
  const members = definition.containers.map((container, index): Member => {
    const behavior = behaviorOf(world, { definitionKey: key, container })
    const pull = pullOf(world, task.id, container.name)
    const acts =
      pull?.cannotExecute === true
        ? failingActs(task)
        : writingActs(
            actsOf({ behavior, pull }, isAwaited(container.name)),
            unwritable(definition, container, behavior),
          )
    const filling = fillingOf(world, { task, definition, container })
    const life = must(lives[index], container.name)
    const unlogged = life.startedAtMs === null ? unloggedOf(world, { task, definition, name: container.name }) : null
    return { container, life, acts, behavior, pull, filling, unlogged, uninjected }
  })
  return { task, nowMs: world.nowMs, members, memoryMib: definition.memoryMib }
}

function waitsForEndOf({ dependsOn = [] }: ContainerDefinition, name: string): boolean {
  return dependsOn.some((one) => one.containerName === name && needsEnd(one))
}

export function needsEnd({ condition }: ContainerDependency): boolean {
  return condition === 'COMPLETE' || condition === 'SUCCESS'
}

/** What others wait for to end does so (TIM-9); of all else nobody knows an end. */
function actsOf({ behavior, pull }: Pick<Member, 'behavior' | 'pull'>, isAwaited: boolean): Acts {
  if (behavior !== null) return behavior
  return {
    exitAfterMs: isAwaited ? INIT_EXIT_MS : null,
    exitCode: 0,
    ignoresSigterm: pull?.shellForm !== undefined,
    exitAfterSigtermMs: SIGTERM_EXIT_MS,
    sigtermExitCode: 0,
  }
}

/** Of what its program writes, the first that its file systems refuse. */
function unwritable(
  definition: TaskDefinition,
  { name }: ContainerDefinition,
  behavior: ContainerBehavior | null,
): AppWrite | null {
  const refused = (behavior?.writes ?? []).filter(({ path }) => readOnlyPlace(definition, name, path) !== null)
  const [first] = refused.toSorted((one, other) => one.afterMs - other.afterMs)
  return first ?? null
}

const UNWRITTEN_CODE = 1

/** CON-10: unless it has ended before. */
function writingActs(acts: Acts, first: AppWrite | null): Acts {
  if (first === null || (acts.exitAfterMs !== null && acts.exitAfterMs < first.afterMs)) return acts
  return { ...acts, exitAfterMs: first.afterMs, exitCode: UNWRITTEN_CODE, unwritten: first.path }
}

/** PUL-6: `exec format error`, as it starts: containerd’s code on Fargate, that of runc by Docker on an instance. */
function failingActs({ launchType }: Task): Acts {
  return {
    exitAfterMs: 0,
    exitCode: launchType === 'FARGATE' ? 1 : 255,
    ignoresSigterm: false,
    exitAfterSigtermMs: SIGTERM_EXIT_MS,
    sigtermExitCode: 0,
  }
}

/** The containers that wait for one: it stops after them. */
export function dependentsOf({ members }: Scene, { container: { name } }: Member): readonly Member[] {
  return members.filter(({ container }) => container.dependsOn?.some((one) => one.containerName === name) === true)
}

export function isStopping({ task }: Scene): boolean {
  return task.step === 'stopping'
}
