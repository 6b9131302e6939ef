import { ApiError } from '../api/command.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'

/** What is told; the rest stays as far as it may. */
export interface SizesGiven {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly desired?: number | undefined
}

/**
 * A group with other sizes. A desired capacity that is not told is taken to the nearest that is allowed (ASG-12).
 *
 * @throws ApiError  ValidationError, for sizes that do not fit together
 */
export function resizedBy(group: AutoScalingGroup, given: SizesGiven): AutoScalingGroup {
  const { min: minSize = group.minSize, max: maxSize = group.maxSize } = given
  if (minSize > maxSize) {
    const message = `Max bound, ${String(maxSize)}, must be greater than or equal to min bound, ${String(minSize)}`
    throw new ApiError('ValidationError', message, given.max === undefined ? 'MinSize' : 'MaxSize')
  }
  const desiredCapacity = given.desired ?? Math.min(maxSize, Math.max(minSize, group.desiredCapacity))
  if (desiredCapacity < minSize || desiredCapacity > maxSize) {
    const message = `Desired capacity:${String(desiredCapacity)} must be between the specified min size:${String(minSize)} and max size:${String(maxSize)}`
    throw new ApiError('ValidationError', message, 'DesiredCapacity')
  }
  return { ...group, minSize, maxSize, desiredCapacity }
}

/** In the words of AWS's knowledge center. @param who  `a user request` or `a scheduled action` */
export function resizeCause(who: string, before: AutoScalingGroup, after: AutoScalingGroup): string {
  const sizes = `min: ${String(after.minSize)}, max: ${String(after.maxSize)}, desired: ${String(after.desiredCapacity)}`
  const change = `changing the desired capacity from ${String(before.desiredCapacity)} to ${String(after.desiredCapacity)}.`
  return `${who} update of AutoScalingGroup constraints to ${sizes} ${change}`
}
