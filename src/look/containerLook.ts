import { containersOf } from '../model/world/container/containersOf.ts'
import type { ContainerState } from '../model/world/container/containerState.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'

/** How a container shows its state: one shape each. */
export type ContainerVisual = 'waiting' | 'running' | 'unhealthy' | 'stopped'

/** In the order in which the key lists them; `label` as it says them. */
export const CONTAINER_LABELS: Readonly<Record<ContainerVisual, string>> = {
  waiting: 'waits to start',
  running: 'runs',
  unhealthy: 'UNHEALTHY',
  stopped: 'has stopped',
}

/** For the key and for tests. */
export const CONTAINER_VISUALS = Object.keys(CONTAINER_LABELS) as readonly ContainerVisual[]

export function containerVisualOf({ lastStatus, healthStatus }: ContainerState): ContainerVisual {
  if (lastStatus === 'STOPPED') return 'stopped'
  if (lastStatus === 'PENDING') return 'waiting'
  return healthStatus === 'UNHEALTHY' ? 'unhealthy' : 'running'
}

/** What a task's tile wears of its containers: one notch each, or how many they are and the one that matters most. */
export interface Notches {
  readonly visuals: readonly ContainerVisual[]
  /** More than there are visuals from six on. */
  readonly count: number
}

/** Of a task with one container, and of one that nobody knows the containers of. */
export const NO_NOTCHES: Notches = { visuals: [], count: 0 }

const NOTCHES_MAX = 5
/** What speaks for all where there is no room for each. */
const WORST_FIRST: readonly ContainerVisual[] = ['unhealthy', 'stopped', 'waiting', 'running']

const known = new Map<string, Notches>()
const KNOWN_MAX = 4_000

type Known = Pick<World, 'taskDefinitions' | 'containers'>

/** The notches of a task: for the same states the very same object, so that it can be compared. */
export function notchesOf(world: Known, task: Task): Notches {
  // Nearly every task has one container: asking for its state would be for nothing.
  if ((world.taskDefinitions.get(task.definitionKey)?.containers.length ?? 0) < 2) return NO_NOTCHES
  const visuals = containersOf(world, task).map(containerVisualOf)
  const key = visuals.join()
  const old = known.get(key)
  if (old !== undefined) return old
  if (known.size >= KNOWN_MAX) known.clear()
  const worst = WORST_FIRST.find((one) => visuals.includes(one)) ?? 'running'
  const made = { visuals: visuals.length > NOTCHES_MAX ? [worst] : visuals, count: visuals.length }
  known.set(key, made)
  return made
}

/** The notches of many tasks in one word, to compare; empty where none has any. */
export function notchesKey(world: Known, tasks: readonly Task[]): string {
  let key = ''
  for (const task of tasks) {
    const { visuals } = notchesOf(world, task)
    if (visuals.length > 0) key += `${task.id} ${visuals.join()} `
  }
  return key
}
