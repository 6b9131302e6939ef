import { must } from '../../../base/assert.ts'
import type { ContainerDefinition, TaskDefinition } from '../definition/taskDefinition.ts'
import { overridden } from '../task/overridden.ts'
import type { Task } from '../task/task.ts'
import { flowOf } from '../traffic/flowOf.ts'
import type { World } from '../world.ts'
import { behaviorOf } from './behavior.ts'
import { containersOf } from './containersOf.ts'

export const MINUTE_MS = 60_000
/** MET-3: of its reservation, what a container holds of which nothing was said. */
const REST_PERCENT = 25
/** And what comes to it while all of its CPU reservation is used. */
const BUSY_PERCENT = 35

/** What a container fills its memory with (CON-7), in MiB. */
export interface Filling {
  /** From its start on, what the requests hold that are in flight in it among it (TRF-3). */
  readonly heldMib: number
  readonly leakMibPerMinute: number
  /** What comes to it while all of its task's CPU reservation is used. */
  readonly busyMib: number
}

type Known = Pick<World, 'containerBehaviors' | 'taskFlows' | 'flowOfTask'>

interface Of {
  readonly task: Task
  readonly definition: TaskDefinition
  readonly container: ContainerDefinition
}

/** As the lab was told; else it rests, and rises with CPU (MET-3). */
export function fillingOf(world: Known, of: Of): Filling {
  const { task, container } = of
  const requestsMib = heldByRequests(world, of)
  const behavior = behaviorOf(world, { definitionKey: task.definitionKey, container })
  if (behavior !== null && (behavior.memoryMib !== null || behavior.leakMibPerMinute > 0)) {
    const { memoryMib, leakMibPerMinute } = behavior
    return { heldMib: (memoryMib ?? 0) + requestsMib, leakMibPerMinute, busyMib: 0 }
  }
  const reservedMib = reservedBy(of)
  const restMib = Math.floor((reservedMib * REST_PERCENT) / 100)
  return { heldMib: restMib + requestsMib, leakMibPerMinute: 0, busyMib: (reservedMib * BUSY_PERCENT) / 100 }
}

function heldByRequests(world: Known, { task, container }: Of): number {
  const flow = flowOf(world, task.id)
  return flow?.containerName === container.name ? Math.floor(flow.held * flow.memoryMibPerRequest) : 0
}

/** Of what its task reserves: its own, or its part of what those that say nothing of it share. */
function reservedBy({ task, definition, container }: Of): number {
  const own = ownReservation(container)
  if (own !== null) return own
  const others = definition.containers.map(ownReservation)
  const left = task.memoryMib - others.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  return Math.max(0, left) / others.filter((one) => one === null).length
}

function ownReservation({ memoryMib, memoryReservationMib }: ContainerDefinition): number | null {
  return memoryReservationMib ?? memoryMib
}

/** What a container uses of its memory now, in MiB. */
interface MemoryUse {
  readonly name: string
  readonly limitMib: number | null
  /** Without what comes with CPU, which gives way before anybody is killed (CON-7). */
  readonly atRestMib: number
  readonly usedMib: number
}

/**
 * What each running container of a task uses now, never more than its limit (MET-3).
 *
 * @param busyPercent  of the task's CPU reservation, how much it uses
 */
export function memoryUses(world: World, task: Task, busyPercent: number): readonly MemoryUse[] {
  const definition = definitionOf(world, task)
  const states = containersOf(world, task)
  return definition.containers.flatMap((container, index): readonly MemoryUse[] => {
    const { lastStatus, startedAtMs = null } = states[index] ?? {}
    if (lastStatus !== 'RUNNING' || startedAtMs === null) return []
    const { heldMib, leakMibPerMinute, busyMib } = fillingOf(world, { task, definition, container })
    const atRestMib = heldMib + Math.floor((leakMibPerMinute * (world.nowMs - startedAtMs)) / MINUTE_MS)
    const usedMib = Math.floor(atRestMib + (busyMib * busyPercent) / 100)
    const { name, memoryMib: limitMib } = container
    return [{ name, limitMib, atRestMib, usedMib: Math.min(usedMib, limitMib ?? Infinity) }]
  })
}

/** MiB that a task uses, never more than its limit. */
export function memoryOfTask(world: World, task: Task, busyPercent: number): number {
  const used = memoryUses(world, task, busyPercent).reduce((sum, { usedMib }) => sum + usedMib, 0)
  return Math.min(used, definitionOf(world, task).memoryMib ?? Infinity)
}

/** Whether a container of a task has reached its limit, or all together that of the task (CON-7). */
export function isOutOfMemory(world: World, task: Task): boolean {
  const uses = memoryUses(world, task, 0)
  if (uses.some(({ limitMib, atRestMib }) => atRestMib >= (limitMib ?? Infinity))) return true
  const all = uses.reduce((sum, { atRestMib }) => sum + atRestMib, 0)
  return all >= (definitionOf(world, task).memoryMib ?? Infinity)
}

function definitionOf({ taskDefinitions }: World, { definitionKey, launch }: Task): TaskDefinition {
  return overridden(must(taskDefinitions.get(definitionKey), definitionKey), launch?.overrides ?? null)
}
