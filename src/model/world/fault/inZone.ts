import type { ContainerInstance } from '../capacity/containerInstance.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'

/** The live tasks of a zone: what its outage stops (FLT-2). */
export function tasksIn({ tasks }: Pick<World, 'tasks'>, zone: string): readonly Task[] {
  return [...tasks.values()].filter((one) => one.availabilityZone === zone && one.step !== 'stopped')
}

/** The instances of a zone, those that boot or are stopped included. */
export function instancesIn({ instances }: Pick<World, 'instances'>, zone: string): readonly ContainerInstance[] {
  return [...instances.values()].filter((one) => one.availabilityZone === zone)
}
