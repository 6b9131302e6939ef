import { ApiError, type ApiErrorName } from '../api/command.ts'
import { headOf } from '../../base/foreignText.ts'
import type { Listener, ListenerRule } from '../world/balancing/listener.ts'
import type { ClassicLoadBalancer, LoadBalancer, TargetGroup } from '../world/balancing/loadBalancer.ts'
import type { World } from '../world/world.ts'

/** A row by what was given, or a refusal in AWS's words that names the field. */
function found<T>(
  row: T | undefined,
  name: ApiErrorName,
  say: { readonly message: string; readonly field: string },
): T {
  if (row === undefined) throw new ApiError(name, say.message, say.field)
  return row
}

/** @throws ApiError  LoadBalancerNotFound */
export function balancerFound(world: World, arn: string, field = 'LoadBalancerArn'): LoadBalancer {
  const message = `Load balancer '${headOf(arn, 200)}' not found`
  return found(world.loadBalancers.get(arn), 'LoadBalancerNotFound', { message, field })
}

/** @throws ApiError  TargetGroupNotFound */
export function groupFound(world: World, arn: string, field = 'TargetGroupArn'): TargetGroup {
  const message = `Target group '${headOf(arn, 200)}' not found`
  return found(world.targetGroups.get(arn), 'TargetGroupNotFound', { message, field })
}

/** @throws ApiError  ListenerNotFound */
export function listenerFound(world: World, arn: string, field = 'ListenerArn'): Listener {
  const message = `Listener '${headOf(arn, 200)}' not found`
  return found(world.listeners.get(arn), 'ListenerNotFound', { message, field })
}

/** @throws ApiError  RuleNotFound */
export function ruleFound(world: World, arn: string, field = 'RuleArn'): ListenerRule {
  const message = `Rule '${headOf(arn, 200)}' not found`
  return found(world.listenerRules.get(arn), 'RuleNotFound', { message, field })
}

/** @throws ApiError  LoadBalancerNotFound, which is AWS's name of it for Classic Load Balancers too */
export function classicFound(world: World, name: string): ClassicLoadBalancer {
  const message = `There is no ACTIVE Load Balancer named '${headOf(name, 200)}'`
  return found(world.classicLoadBalancers.get(name), 'LoadBalancerNotFound', { message, field: 'LoadBalancerName' })
}

export function refused(name: ApiErrorName, message: string, field: string): ApiError {
  return new ApiError(name, message, field)
}

/** The default rule of a listener: there always is one. */
export function defaultRuleOf(world: Pick<World, 'listenerRules'>, { arn }: Listener): ListenerRule | undefined {
  for (const one of world.listenerRules.values()) if (one.listenerArn === arn && one.priority === 'default') return one
  return undefined
}
