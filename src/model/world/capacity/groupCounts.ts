import type { World } from '../world.ts'

/** How many instances an Auto Scaling group wants, and how many of its are there: what registers and what still boots. */
export interface GroupCounts {
  readonly desired: number
  readonly registered: number
  readonly booting: number
}

/** Of every group of the world. */
export function groupCounts({ autoScalingGroups, instances }: World): ReadonlyMap<string, GroupCounts> {
  const found = new Map<string, GroupCounts>()
  for (const { name, desiredCapacity } of autoScalingGroups.values()) {
    found.set(name, { desired: desiredCapacity, registered: 0, booting: 0 })
  }
  if (found.size === 0) return found
  for (const { autoScalingGroupName, status } of instances.values()) {
    const counts = found.get(autoScalingGroupName ?? '')
    if (counts === undefined || autoScalingGroupName === null) continue
    const { registered, booting } = counts
    const more = status === 'booting' ? { booting: booting + 1 } : { registered: registered + 1 }
    found.set(autoScalingGroupName, { ...counts, ...more })
  }
  return found
}
