import { reservationOf, type TaskDefinition } from '../../model/world/definition/taskDefinition.ts'
import type { World } from '../../model/world/world.ts'

const DEFAULT_SLOT_UNITS = 256
/** More painted slots than this on one instance can no longer be counted by eye. */
const SLOTS_MAX = 64

/**
 * CPU units that one slot stands for: the lab's smallest reservation, rounded down to a power of two. Revisions in
 * use decide; before anything runs, the registered ones do.
 */
export function slotUnitsOf(world: World): number {
  const smallest = smallestOf(definitionsInUse(world)) ?? smallestOf(world.taskDefinitions.values())
  const widest = widestInstance(world)
  const floor = widest / SLOTS_MAX
  return powerOfTwoAtMost(Math.max(smallest ?? DEFAULT_SLOT_UNITS, floor, 1))
}

/**
 * How many slots may stand in a row, the fewest first: each a power of two, the most about the square root, so that a
 * tray is no line where there is room for no more.
 */
export function columnsFor(slots: number): readonly number[] {
  const choices = [2]
  for (let columns = 2; columns * columns < slots && columns < 8; columns *= 2) choices.push(columns * 2)
  return choices
}

export function widestInstance(world: World): number {
  let widest = 0
  for (const instance of world.instances.values()) widest = Math.max(widest, instance.registered.cpuUnits)
  return widest
}

function* definitionsInUse(world: World): Generator<TaskDefinition> {
  const keys = new Set<string>()
  for (const service of world.services.values()) {
    for (const deployment of service.deployments) keys.add(deployment.definitionKey)
  }
  for (const task of world.tasks.values()) keys.add(task.definitionKey)
  for (const key of keys) {
    const definition = world.taskDefinitions.get(key)
    if (definition !== undefined) yield definition
  }
}

function smallestOf(definitions: Iterable<TaskDefinition>): number | null {
  let smallest: number | null = null
  for (const definition of definitions) {
    const units = reservationOf(definition).cpuUnits
    if (units > 0 && (smallest === null || units < smallest)) smallest = units
  }
  return smallest
}

function powerOfTwoAtMost(value: number): number {
  let power = 1
  while (power * 2 <= value) power *= 2
  return power
}
