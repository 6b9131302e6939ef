import type { Context } from '../world/context.ts'
import { clamped, type CapacityLimits } from '../world/scaling/arithmetic.ts'
import type { ScalableTarget } from '../world/scaling/scalableTarget.ts'
import type { Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'
import { roomToWant } from '../service/desiredCount.ts'
import { scaleTo } from './activities.ts'

/** What a service is to want within limits: the nearest that they allow, as far as the lab takes it. */
export function desiredWithin(world: World, { key, desiredCount }: Service, limits: CapacityLimits): number {
  return Math.min(clamped(desiredCount, limits), roomToWant(world, key))
}

/**
 * Gives a scalable target its minimum and maximum. A desired count outside of them is taken to the nearest at once,
 * whatever cooldown there is (SCL-3, SCL-11).
 *
 * @param limits  with the decision that they come of; `null` where an act gives them
 */
export function setLimits(
  context: Context,
  target: ScalableTarget,
  { min, max, decisionId }: CapacityLimits & { readonly decisionId: number | null },
): void {
  const { world } = context
  const { serviceKey } = target
  if (target.min !== min || target.max !== max) {
    context.emit({ kind: 'scalableTargetSet', target: { ...target, min, max } })
  }
  const service = world.services.get(serviceKey)
  if (service?.status !== 'ACTIVE') return
  const to = desiredWithin(world, service, { min, max })
  if (to === service.desiredCount) return
  const cause =
    to > service.desiredCount
      ? `minimum capacity was set to ${String(min)}`
      : `maximum capacity was set to ${String(max)}`
  scaleTo(context, { serviceKey, to, cause, decisionId })
}
