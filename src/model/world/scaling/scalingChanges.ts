import { SCALING_ACTIVITIES_MAX } from '../labLimits.ts'
import type { Appliers } from '../appliers.ts'
import type { ScalableTarget, ScalingActivity } from './scalableTarget.ts'

export type ScalingChange =
  /** Registered, registered anew, or scaled: its cooldown is another. */
  | { readonly kind: 'scalableTargetSet'; readonly target: ScalableTarget }
  | { readonly kind: 'scalableTargetDeregistered'; readonly serviceKey: string }
  | { readonly kind: 'scalingActivityAdded'; readonly serviceKey: string; readonly activity: ScalingActivity }

export const scalingAppliers: Appliers<ScalingChange> = {
  scalableTargetSet: (world, { target }) => world.scalableTargets.set(target.serviceKey, target),
  scalableTargetDeregistered: (world, { serviceKey }) => {
    world.scalableTargets.delete(serviceKey)
    world.scalingActivities.delete(serviceKey)
    for (const [arn, policy] of world.scalingPolicies) {
      if (policy.serviceKey === serviceKey) world.scalingPolicies.delete(arn)
    }
    for (const [key, action] of world.scheduledActions) {
      if (action.serviceKey === serviceKey) world.scheduledActions.delete(key)
    }
  },
  scalingActivityAdded: (world, { serviceKey, activity }) => {
    const before = world.scalingActivities.get(serviceKey) ?? []
    world.scalingActivities.set(serviceKey, [activity, ...before].slice(0, SCALING_ACTIVITIES_MAX))
  },
}
