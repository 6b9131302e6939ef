import type { Followers } from '../followers.ts'

/** What is gone waits for nothing. */
export const lifecycleFollowers: Followers = {
  instanceTerminated: (world, { instanceId }) => world.lifecycleWaits.delete(instanceId),
}
