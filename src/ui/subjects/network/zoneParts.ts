import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { instancesIn, tasksIn } from '../../../model/world/fault/inZone.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { AVAILABILITY_ZONES, type World } from '../../../model/world/world.ts'

/** What stands in an Availability Zone now. */
export interface ZoneParts {
  readonly instances: readonly ContainerInstance[]
  /** All that have not stopped. */
  readonly tasks: readonly Task[]
  readonly onFargate: readonly Task[]
}

export function inZone(world: World, zone: string): ZoneParts {
  const instances = instancesIn(world, zone)
  const tasks = tasksIn(world, zone)
  return { instances, tasks, onFargate: tasks.filter((task) => task.launchType === 'FARGATE') }
}

/** One of the lab's own, or one that something stands in. */
export function hasZone(world: World, zone: string): boolean {
  return AVAILABILITY_ZONES.some((one) => one === zone) || inZone(world, zone).instances.length > 0
}
