import { putRule } from '../../balancing/listenerHandlers.ts'
import type { Context } from '../../world/context.ts'
import type { ForwardAction, ListenerRule, WeightedGroup } from '../../world/balancing/listener.ts'
import { ruleAt } from '../../world/balancing/ruleAt.ts'
import { groupOnSide } from '../../world/deployment/shifting/sides.ts'
import type { Service } from '../../world/service/service.ts'
import type { ServiceLoadBalancer } from '../../world/service/serviceLoadBalancer.ts'
import type { World } from '../../world/world.ts'

/** What part of the traffic goes to one side, in percent, at the production and at the test rule. */
export interface Aimed {
  readonly onAlternate: boolean
  readonly production: number
  readonly test: number
}

/** DEP-32: writes the weights of a service's rules, the test rule first; a rule that is gone, or has them already, stays. */
export function aimTraffic(context: Context, { settings }: Pick<Service, 'settings'>, aimed: Aimed): void {
  for (const to of settings.loadBalancers) {
    if (to.advanced === undefined) continue
    const { productionListenerRule, testListenerRule } = to.advanced
    if (testListenerRule !== null) aimSide(context, testListenerRule, { to, percent: aimed.test, ...aimed })
    aimSide(context, productionListenerRule, { to, percent: aimed.production, ...aimed })
  }
}

interface Aiming extends Pick<Aimed, 'onAlternate'> {
  readonly to: ServiceLoadBalancer
  readonly percent: number
}

function aimSide(context: Context, arn: string, { to, percent, onAlternate }: Aiming): void {
  const rule = ruleAt(context.world, arn)
  const [shifted, other] = [groupOnSide(to, onAlternate), groupOnSide(to, !onAlternate)]
  if (rule === undefined || shifted === null || other === null) return
  // The one that is named first comes first.
  aimRule(context, rule, { shifted, other, percent, firstArn: to.targetGroupArn ?? other })
}

export interface RuleAim {
  /** The target group that gets so many percent, and the one that gets the rest. */
  readonly shifted: string
  readonly other: string
  readonly percent: number
  /** The one of both that comes first in a rule. */
  readonly firstArn: string
}

/** Writes the weights of two target groups at a rule; one that has them already stays. */
export function aimRule(context: Context, rule: ListenerRule, { shifted, other, percent, firstArn }: RuleAim): void {
  const weights = weightsOf(percent)
  const groups: readonly WeightedGroup[] = [
    { targetGroupArn: other, weight: weights.other },
    { targetGroupArn: shifted, weight: weights.shifted },
  ]
  const stickySeconds = rule.action.type === 'forward' ? rule.action.stickySeconds : null
  // A listener for TCP forwards to one group.
  const one = groups.filter(({ weight }) => weight > 0)
  const both = groups[0]?.targetGroupArn === firstArn ? groups : [...groups].reverse()
  const action: ForwardAction = { type: 'forward', groups: isWeighted(context.world, rule) ? both : one, stickySeconds }
  if (JSON.stringify(action) !== JSON.stringify(rule.action)) putRule(context, { ...rule, action })
}

function isWeighted(world: World, { listenerArn }: ListenerRule): boolean {
  const listener = world.listeners.get(listenerArn)
  return world.loadBalancers.get(listener?.loadBalancerArn ?? '')?.type === 'application'
}

/** Weights are whole and below 1,000: percents as they are, tenths of them ten times as large. */
function weightsOf(percent: number): { readonly shifted: number; readonly other: number } {
  const tenths = Math.round(percent * 10)
  if (tenths % 10 === 0) return { shifted: tenths / 10, other: 100 - tenths / 10 }
  return { shifted: tenths, other: 1_000 - tenths }
}
