import type { ListenerRule } from './listener.ts'
import type { BalancingWorld } from './pools.ts'

/** The rule of an ARN, or the default of the listener of that ARN: a Network Load Balancer is named by its listeners. */
export function ruleAt(world: Pick<BalancingWorld, 'listenerRules'>, arn: string): ListenerRule | undefined {
  const own = world.listenerRules.get(arn)
  if (own !== undefined) return own
  return [...world.listenerRules.values()].find((one) => one.listenerArn === arn && one.priority === 'default')
}
