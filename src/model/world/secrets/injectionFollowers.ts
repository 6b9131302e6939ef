import type { Followers } from '../followers.ts'

export const injectionFollowers: Followers = {
  tasksForgotten: (world, { taskIds }) => {
    for (const taskId of taskIds) world.injections.delete(taskId)
  },
}
