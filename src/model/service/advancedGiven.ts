import { ApiError } from '../api/command.ts'
import type { CreateServiceInput } from '../api/service/serviceOperations.ts'
import { ruleAt } from '../world/balancing/ruleAt.ts'
import { groupArnsOf } from '../world/balancing/pools.ts'
import type { ListenerRule } from '../world/balancing/listener.ts'
import type { AdvancedConfiguration } from '../world/service/serviceLoadBalancer.ts'
import type { World } from '../world/world.ts'

type Given = NonNullable<CreateServiceInput['loadBalancers']>[number]

/**
 * DEP-30: between which groups, and at which rules, the traffic of one load balancer is shifted; `null` for no word of it.
 *
 * @throws ApiError  InvalidParameterException, for what ECS refuses of it
 */
export function advancedGiven(world: World, given: Given, at: string): AdvancedConfiguration | null {
  const { advancedConfiguration: advanced, targetGroupArn } = given
  if (advanced === undefined) return null
  const field = (name: string): string => `${at}.advancedConfiguration.${name}`
  if (targetGroupArn === undefined) {
    throw refused('advancedConfiguration field is not allowed with ELBv1 loadBalancers', `${at}.advancedConfiguration`)
  }
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule = null, roleArn } = advanced
  if (alternateTargetGroupArn === undefined) throw missing('alternateTargetGroupArn', field)
  if (productionListenerRule === undefined) throw missing('productionListenerRule', field)
  if (roleArn === undefined) throw missing('roleArn', field)
  if (alternateTargetGroupArn === targetGroupArn) {
    const message = 'The alternate target group has to be another than the target group.'
    throw refused(message, field('alternateTargetGroupArn'))
  }
  const production = ruleFound(world, productionListenerRule, field('productionListenerRule'))
  const test = testListenerRule === null ? null : ruleFound(world, testListenerRule, field('testListenerRule'))
  const both = [targetGroupArn, alternateTargetGroupArn]
  refuseForeignRule(production, both, field('productionListenerRule'))
  if (test === null && !both.every((arn) => groupArnsOf(production).includes(arn))) {
    const message =
      'For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup'
    throw refused(message, field('testListenerRule'))
  }
  return { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn }
}

function ruleFound(world: World, arn: string, field: string): ListenerRule {
  const rule = ruleAt(world, arn)
  if (rule === undefined) throw refused(`Unable to find listener rule with arn ${arn}`, field)
  return rule
}

/** Its traffic would be taken from somebody else. */
function refuseForeignRule(rule: ListenerRule, groups: readonly string[], field: string): void {
  if (groupArnsOf(rule).some((arn) => groups.includes(arn))) return
  throw refused(`The listener rule ${rule.arn} forwards to none of the target groups ${groups.join(' and ')}.`, field)
}

function missing(name: string, field: (name: string) => string): ApiError {
  return refused(`${name} can not be blank in advancedConfiguration.`, field(name))
}

function refused(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
