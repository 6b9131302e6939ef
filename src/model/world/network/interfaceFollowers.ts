import type { Followers } from '../followers.ts'

/** What is gone wears nothing. */
export const interfaceFollowers: Followers = {
  taskForgotten: (world, { taskId }) => world.interfaceGroups.delete(taskId),
  instanceTerminated: (world, { instanceId }) => world.interfaceGroups.delete(instanceId),
}
