import { ApiError } from '../api/command.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { World } from '../world/world.ts'

/** @throws ApiError  ValidationError */
export function groupNamed(world: World, name: string): AutoScalingGroup {
  const group = world.autoScalingGroups.get(name)
  if (group === undefined)
    throw new ApiError(
      'ValidationError',
      `AutoScalingGroup name not found - AutoScalingGroup ${name} not found`,
      'AutoScalingGroupName',
    )
  return group
}
