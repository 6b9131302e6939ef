import type { Followers } from '../followers.ts'

/** A task that is to stop takes its protection with it (PRO-5). */
export const protectionFollowers: Followers = {
  taskStopAsked: (world, { taskId }) => world.protections.delete(taskId),
}
