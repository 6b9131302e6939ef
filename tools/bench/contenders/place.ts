import { instanceOf } from '../../../src/testing/instances.ts'
import type { ContainerInstance } from '../../../src/model/world/capacity/containerInstance.ts'
import { copyInstance } from '../../../src/model/world/copies.ts'
import { AVAILABILITY_ZONES } from '../../../src/model/world/world.ts'

/** 5,000 tasks for 5,000 instances in three zones, of which most have something on them already. */
export const PLACED_TASKS = 5_000
const INSTANCES = 5_000
export const TASK = { cpuUnits: 256, memoryMib: 512 }
/** CPU and memory run out in turn, so that neither alone says where there is room. */
const LEFT = [
  { cpuUnits: 2_048, memoryMib: 7_800 },
  { cpuUnits: 512, memoryMib: 6_264 },
  { cpuUnits: 1_792, memoryMib: 1_100 },
  { cpuUnits: 1_024, memoryMib: 3_192 },
  { cpuUnits: 128, memoryMib: 5_000 },
] as const

/** Made once, as those of a lab are that has run for a while: what is placed on one is a copy of it. */
export const yardInstances: readonly ContainerInstance[] = makeInstances()

function makeInstances(): readonly ContainerInstance[] {
  return Array.from({ length: INSTANCES }, (_, index) =>
    instanceOf({
      id: index.toString(16).padStart(32, '0'),
      availabilityZone: AVAILABILITY_ZONES[index % AVAILABILITY_ZONES.length] ?? AVAILABILITY_ZONES[0],
      // Shares no factor with the zones, so each zone has all.
      remaining: LEFT[index % LEFT.length] ?? LEFT[0],
      ordinal: index + 1,
    }),
  )
}

export function withTask(instance: ContainerInstance): ContainerInstance {
  const { cpuUnits, memoryMib } = instance.remaining
  const remaining = { cpuUnits: cpuUnits - TASK.cpuUnits, memoryMib: memoryMib - TASK.memoryMib }
  const after = copyInstance(instance)
  after.remaining = remaining
  after.tasksCount += 1
  return after
}
