import type { Context } from '../world/context.ts'
import { clamped, type CapacityLimits } from '../world/scaling/arithmetic.ts'
import type { ScalableTarget } from '../world/scaling/scalableTarget.ts'
import { roomToWant } from '../service/desiredCount.ts'
import { scaleTo } from './activities.ts'

/**
 * Gives a scalable target its minimum and maximum. A desired count outside of them is taken to the nearest at once,
 * whatever cooldown there is (SCL-3, SCL-11).
 */
export function setLimits(context: Context, target: ScalableTarget, { min, max }: CapacityLimits): void {
  const { world } = context
  const { serviceKey } = target
  if (target.min !== min || target.max !== max) {
    context.emit({ kind: 'scalableTargetSet', target: { ...target, min, max } })
  }
  const service = world.services.get(serviceKey)
  if (service?.status !== 'ACTIVE') return
  const to = Math.min(clamped(service.desiredCount, { min, max }), roomToWant(world, serviceKey))
  if (to === service.desiredCount) return
  const cause =
    to > service.desiredCount
      ? `minimum capacity was set to ${String(min)}`
      : `maximum capacity was set to ${String(max)}`
  scaleTo(context, { serviceKey, to, cause, decisionId: null })
}
