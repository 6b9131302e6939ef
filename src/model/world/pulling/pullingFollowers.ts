import type { Followers } from '../followers.ts'
import type { WritableWorld } from '../world.ts'
import { clusterBehaviorKey, instanceBehaviorKey } from './imageCache.ts'

/** What was pulled goes with the task, and an instance's disk with the instance. */
export const pullingFollowers: Followers = {
  tasksForgotten: (world, { taskIds }) => {
    for (const taskId of taskIds) world.pulls.delete(taskId)
  },
  instanceTerminated: (world, { instanceId }) => forgetDisk(world, instanceId),
  clusterDeleted: (world, { clusterName }) => world.pullBehaviors.delete(clusterBehaviorKey(clusterName)),
}

function forgetDisk(world: WritableWorld, instanceId: string): void {
  world.imageCaches.delete(instanceId)
  world.pullBehaviors.delete(instanceBehaviorKey(instanceId))
}
