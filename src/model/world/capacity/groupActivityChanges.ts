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
    }

export const groupActivityAppliers: Appliers<GroupActivityChange> = {
  groupActivityBegan: (world, { activity }) => {
    const before = world.groupActivities.get(activity.groupName) ?? []
    world.groupActivities.set(activity.groupName, [activity, ...before].slice(0, GROUP_ACTIVITIES_MAX))
  },
  groupActivityEnded: (world, { groupName, activityId, atMs }) => {
    const before = must(world.groupActivities.get(groupName), groupName)
    world.groupActivities.set(
      groupName,
      before.map((one) => (one.id === activityId ? { ...one, endMs: atMs } : one)),
    )
  },
}
