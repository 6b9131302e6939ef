import { TASK_MARKS } from '../look/taskMarks.ts'
import type { World } from '../model/world/world.ts'

/**
 * Tells whether a world has changed since it was last asked. The world's maps are changed in place, what they hold
 * never is, so comparing references is enough, and far cheaper than making a scene.
 */
export class WorldWatch {
  private seen: readonly unknown[] = []

  hasChanged(world: World): boolean {
    const now = [
      world.tasks,
      ...world.tasks.values(),
      ...world.instances.values(),
      ...world.services.values(),
      ...world.clusters.values(),
      ...world.containers.values(),
      ...world.loadBalancers.values(),
      ...world.classicLoadBalancers.values(),
      ...world.targetGroups.values(),
      ...world.listenerRules.values(),
      ...world.targets.values(),
      ...world.traffic.values(),
      ...world.sourceFlows.values(),
      ...world.taskFlows.values(),
      ...world.repositories.values(),
      ...world.images.values(),
      ...world.roles.values(),
      ...world.managedPolicies.values(),
      ...world.containerBehaviors.values(),
      ...world.instanceProfiles.values(),
      ...world.goneIdentities.values(),
      world.taskDefinitions.size,
      ...TASK_MARKS.flatMap(({ table }) => [...world[table].keys()]),
    ]
    const { seen } = this
    this.seen = now
    return seen.length !== now.length || now.some((one, at) => one !== seen[at])
  }
}
