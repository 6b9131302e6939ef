import { ruleArn } from '../api/balancing/balancingNames.ts'
import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import type { Listener, ListenerRule } from '../world/balancing/listener.ts'
import { rulesOf } from '../world/balancing/routing.ts'
import { RULES_MAX } from '../world/labLimits.ts'
import type { LoadBalancer } from '../world/balancing/loadBalancer.ts'
import type { World } from '../world/world.ts'
import { actionGiven, conditionsGiven } from './actionsGiven.ts'
import { ruleJson } from './balancingJson.ts'
import { balancerFound, listenerFound, refused, ruleFound } from './found.ts'
import { putRule, removeRule } from './listenerHandlers.ts'
import { markedPage } from './markedPage.ts'

type All = Handlers<typeof elbv2Operations>

export const ruleHandlers: Pick<
  All,
  'CreateRule' | 'DescribeRules' | 'ModifyRule' | 'SetRulePriorities' | 'DeleteRule'
> = {
  CreateRule(context, { input }) {
    const { world } = context
    const listener = listenerFound(world, input.ListenerArn)
    const balancer = ruledBalancer(world, listener)
    const rules = rulesOf(world, listener.arn)
    refuseTaken(rules, input.Priority, 'Priority')
    const all = [...world.listeners.values()].filter((one) => one.loadBalancerArn === balancer.arn)
    const count = all.reduce((sum, one) => sum + rulesOf(world, one.arn).length - 1, 0)
    if (count >= RULES_MAX) {
      throw refused(
        'TooManyRules',
        `A load balancer has ${String(RULES_MAX)} rules at most, defaults aside`,
        'ListenerArn',
      )
    }
    const conditions = conditionsGiven(input.Conditions)
    const action = actionGiven(world, input.Actions, { balancer, field: 'Actions' })
    const arn = ruleArn(listener.arn, context.random.hex(16))
    const rule: ListenerRule = { arn, listenerArn: listener.arn, priority: input.Priority, conditions, action }
    putRule(context, rule)
    return { Rules: [ruleJson(rule)] }
  },
  DescribeRules(world, given) {
    const { RuleArns: arns, ListenerArn: ofListener } = given.input
    if (arns !== undefined) {
      const told = arns.map((arn) => ruleJson(ruleFound(world, arn, 'RuleArns')))
      return markedPage('Rules', told, given)
    }
    if (ofListener === undefined) {
      throw refused('ValidationError', 'Either ListenerArn or RuleArns must be specified', 'ListenerArn')
    }
    return markedPage('Rules', rulesOf(world, listenerFound(world, ofListener).arn).map(ruleJson), given)
  },
  ModifyRule(context, { input }) {
    const { world } = context
    const rule = ruleFound(world, input.RuleArn)
    const balancer = ruledBalancer(world, listenerFound(world, rule.listenerArn))
    if (rule.priority === 'default' && input.Conditions !== undefined) {
      throw refused('OperationNotPermitted', `Default rule '${rule.arn}' takes no Conditions`, 'Conditions')
    }
    const changed: ListenerRule = {
      ...rule,
      ...(input.Conditions !== undefined && { conditions: conditionsGiven(input.Conditions) }),
      ...(input.Actions !== undefined && {
        action: actionGiven(world, input.Actions, { balancer, field: 'Actions' }),
      }),
    }
    putRule(context, changed)
    return { Rules: [ruleJson(changed)] }
  },
  SetRulePriorities(context, { input }) {
    const changed = input.RulePriorities.map(({ RuleArn, Priority }, index) => {
      const field = `RulePriorities[${String(index)}].RuleArn`
      const rule = ruleFound(context.world, RuleArn, field)
      if (rule.priority === 'default')
        throw refused('OperationNotPermitted', `Default rule '${rule.arn}' has no priority`, field)
      return { ...rule, priority: Priority }
    })
    const arns = new Set(changed.map((one) => one.arn))
    changed.forEach(({ listenerArn, priority, arn }, index) => {
      const staying = rulesOf(context.world, listenerArn).filter((one) => !arns.has(one.arn))
      const others = changed.filter((one) => one.listenerArn === listenerArn && one.arn !== arn)
      refuseTaken([...staying, ...others], priority, `RulePriorities[${String(index)}].Priority`)
    })
    for (const rule of changed) putRule(context, rule)
    return { Rules: changed.map(ruleJson) }
  },
  DeleteRule(context, { input }) {
    const rule = ruleFound(context.world, input.RuleArn)
    if (rule.priority === 'default') {
      throw refused('OperationNotPermitted', `Default rule '${rule.arn}' cannot be deleted`, 'RuleArn')
    }
    removeRule(context, rule)
    return {}
  },
}

function refuseTaken(rules: readonly ListenerRule[], priority: number, field: string): void {
  if (!rules.some((one) => one.priority === priority)) return
  throw refused('PriorityInUse', `Priority '${String(priority)}' is currently in use`, field)
}

/** A Network Load Balancer's listeners have their default alone. @throws ApiError  ValidationError */
function ruledBalancer(world: World, listener: Listener): LoadBalancer {
  const balancer = balancerFound(world, listener.loadBalancerArn)
  if (balancer.type === 'application') return balancer
  const text = `Rules are not supported for listeners of a Network Load Balancer: '${listener.arn}'`
  throw refused('ValidationError', text, 'ListenerArn')
}
