import type { Followers } from '../followers.ts'

/** A task that is to stop takes its protection with it (PRO-5). */
export const protectionFollowers: Followers = {
  tasksStopAsked: (world, { taskIds }) => {
    for (const taskId of taskIds) world.protections.delete(taskId)
  },
}
