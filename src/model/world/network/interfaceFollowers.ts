import type { Followers } from '../followers.ts'

/** What is gone wears nothing. */
export const interfaceFollowers: Followers = {
  tasksForgotten: (world, { taskIds }) => {
    for (const taskId of taskIds) world.interfaceGroups.delete(taskId)
  },
  instanceTerminated: (world, { instanceId }) => world.interfaceGroups.delete(instanceId),
}
