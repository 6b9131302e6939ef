import { autoScalingGroupArn } from '../api/arns.ts'

const NAME = /^arn:aws:autoscaling:[^:]*:[^:]*:autoScalingGroup:[^:]*:autoScalingGroupName\/(.+)$/

/** The name of an Auto Scaling group, of the same or of its ARN; `null` for an ARN of none of this account's. */
export function groupNameOf(given: string): string | null {
  if (!given.startsWith('arn:')) return given
  const [, name = ''] = NAME.exec(given) ?? []
  return autoScalingGroupArn(name) === given ? name : null
}
