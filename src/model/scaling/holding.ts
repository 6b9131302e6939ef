import { roomToWant } from '../service/desiredCount.ts'
import { clamped, cooldownAt, holdsScaleIn, scaledOut, wouldFlap, type Cooldown } from '../world/scaling/arithmetic.ts'
import type { ScalableTarget } from '../world/scaling/scalableTarget.ts'
import type { ScalingAsk, ScalingHold } from '../world/scaling/scalingDecision.ts'
import { countsOf, type Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'
import type { Asked } from './asks.ts'

/** What decides whether a service may be scaled now. */
export interface Holding {
  readonly world: World
  readonly target: ScalableTarget
  readonly service: Service
}

interface Left {
  readonly allowed: number
  readonly held: ScalingHold | null
}

/** How much of what a policy asks for is left by cooldown, deployment and limits. */
export function heldOf(holding: Holding, { policy, ...ask }: Asked): ScalingAsk {
  const { desiredCount } = holding.service
  const left = ask.direction === 'out' ? leftOfOut(holding, ask) : leftOfIn(holding, { ...ask, policy })
  if (left.held === null) return { ...ask, ...left }
  return { ...ask, allowed: desiredCount, held: left.held }
}

export function cooldownOf({ world, target }: Pick<Holding, 'world' | 'target'>): Cooldown | null {
  return cooldownAt(target.cooldown, world.nowMs)
}

function leftOfOut(holding: Holding, ask: Omit<Asked, 'policy'>): Left {
  const { world, target, service } = holding
  const { desiredCount: desired } = service
  const hold = (held: ScalingHold): Left => ({ allowed: desired, held })
  if (ask.sum === null) return hold(ask.metric === null ? 'noData' : 'noStep')
  if (target.suspended.out) return hold('suspended')
  const { proposed } = ask
  // A desired count below the minimum is brought there first, whatever is asked for (SCL-3).
  const wanted = Math.max(proposed, target.min)
  const cooldown = cooldownOf(holding)
  if (wanted <= desired)
    return hold(cooldown?.direction === 'out' && ask.proposed > ask.base ? 'cooldown' : 'unchanged')
  const free = scaledOut({ base: ask.base, proposed: wanted, desired }, cooldown)
  if (free <= desired) return hold('cooldown')
  const within = clamped(free, target)
  if (within <= desired) return hold('maximum')
  const fits = Math.min(within, roomToWant(world, service.key))
  return fits <= desired ? hold('quota') : { allowed: fits, held: null }
}

function leftOfIn(holding: Holding, ask: Asked): Left {
  const { target, service } = holding
  const { desiredCount: desired, deployments } = service
  const hold = (held: ScalingHold): Left => ({ allowed: desired, held })
  if (ask.sum === null) return hold(ask.metric === null ? 'noData' : 'noStep')
  if (target.suspended.in) return hold('suspended')
  if (desired <= target.min) return hold('minimum')
  if (ask.proposed >= desired) return hold('unchanged')
  // SCL-10: whatever is not rolled out yet is under way, the first deployment too.
  if (deployments.length > 1 || deployments[0]?.rolloutState === 'IN_PROGRESS') return hold('deployment')
  if (holdsScaleIn(cooldownOf(holding))) return hold('cooldown')
  if (!agreeToScaleIn(holding, ask)) return hold('disagreement')
  if (ask.sum.kind === 'tracked' && flaps(service, ask)) return hold('flapping')
  return { allowed: clamped(ask.proposed, target), held: null }
}

function flaps(service: Service, { metric, sum }: Asked): boolean {
  const { running } = countsOf(service)
  return sum?.kind === 'tracked' && wouldFlap({ running, metric: metric ?? 0, target: sum.target })
}

/** SCL-9: every target tracking policy that scales in at all has to be ready to: its lower alarm is in ALARM. */
function agreeToScaleIn({ world, target }: Holding, { policy }: Asked): boolean {
  for (const other of world.scalingPolicies.values()) {
    if (other.serviceKey !== target.serviceKey || other.arn === policy.arn) continue
    const { config, ownAlarms } = other
    if (config.type !== 'TargetTrackingScaling' || config.disableScaleIn) continue
    if (world.alarms.get(ownAlarms[1] ?? '')?.state !== 'ALARM') return false
  }
  return true
}
