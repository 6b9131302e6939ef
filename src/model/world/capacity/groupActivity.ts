import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'

/** What an Auto Scaling group did, in AWS's words (ASG-5). */
export interface GroupActivity {
  readonly id: string
  readonly groupName: string
  readonly description: string
  readonly cause: string
  readonly availabilityZone: string | null
  readonly startMs: number
  /** `null` while it goes on; of a launch, when the instance will be there. */
  readonly endMs: number | null
  /** In the end. */
  readonly outcome: 'Successful' | 'Cancelled' | 'Failed'
  readonly statusMessage: string | null
}

export const GROUP_ACTIVITIES_MAX = 100

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
