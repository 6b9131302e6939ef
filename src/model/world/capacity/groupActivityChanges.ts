import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { GroupActivity } from './groupActivity.ts'

const GROUP_ACTIVITIES_MAX = 100

export type GroupActivityChange =
  | { readonly kind: 'groupActivityBegan'; readonly activity: GroupActivity }
  | {
      readonly kind: 'groupActivityEnded'
      readonly groupName: string
      readonly activityId: string
      readonly atMs: number
      /** Why it was not carried out to its end; left out where it was. */
      readonly cancelled?: string
    }

export const groupActivityAppliers: Appliers<GroupActivityChange> = {
  groupActivityBegan: (world, { activity }) => {
    const before = world.groupActivities.get(activity.groupName) ?? []
    world.groupActivities.set(activity.groupName, [activity, ...before].slice(0, GROUP_ACTIVITIES_MAX))
  },
  groupActivityEnded: (world, { groupName, activityId, atMs, cancelled }) => {
    const before = must(world.groupActivities.get(groupName), groupName)
    const outcome = cancelled !== undefined && { outcome: 'Cancelled' as const, statusMessage: cancelled }
    world.groupActivities.set(
      groupName,
      before.map((one) => (one.id === activityId ? { ...one, endMs: atMs, ...outcome } : one)),
    )
  },
}
