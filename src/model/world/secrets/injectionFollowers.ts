import type { Followers } from '../followers.ts'

export const injectionFollowers: Followers = {
  taskForgotten: (world, { taskId }) => world.injections.delete(taskId),
}
