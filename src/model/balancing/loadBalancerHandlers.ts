import { dnsName, loadBalancerArn } from '../api/balancing/balancingNames.ts'
import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { attributeProblem, balancerRules, type AttributeRule } from '../world/balancing/attributes.ts'
import type { LoadBalancer } from '../world/balancing/loadBalancer.ts'
import type { Context, DueRows } from '../world/context.ts'
import { PROVISIONING_MS } from '../world/durations.ts'
import { LOAD_BALANCERS_MAX } from '../world/labLimits.ts'
import { DEFAULT_GROUP_ID } from '../world/network/securityGroup.ts'
import { balancerJson } from './balancingJson.ts'
import { balancerFound, refused } from './found.ts'
import { groupsUsedBy } from './groupsUsedBy.ts'
import { removeListener } from './listenerHandlers.ts'
import { markedPage } from './markedPage.ts'
import { refreshProbing } from './probing.ts'
import { subnetsOf } from './subnetsGiven.ts'

type All = Handlers<typeof elbv2Operations>
type Named =
  | 'CreateLoadBalancer'
  | 'DescribeLoadBalancers'
  | 'DeleteLoadBalancer'
  | 'DescribeLoadBalancerAttributes'
  | 'ModifyLoadBalancerAttributes'

export const loadBalancerHandlers: Pick<All, Named> = {
  CreateLoadBalancer(context, { input }) {
    const { world } = context
    const type = input.Type ?? 'application'
    const wanted = {
      name: input.Name,
      type,
      scheme: input.Scheme ?? 'internet-facing',
      subnets: subnetsOf(input, type),
      securityGroups: input.SecurityGroups ?? (type === 'application' ? [DEFAULT_GROUP_ID] : []),
    } as const
    const existing = [...world.loadBalancers.values()].find((one) => one.name === wanted.name)
    if (existing !== undefined) {
      if (isSame(existing, wanted)) return { LoadBalancers: [balancerJson(existing)] }
      const text = `A load balancer with the same name '${wanted.name}' exists, but with different settings`
      throw refused('DuplicateLoadBalancerName', text, 'Name')
    }
    if (world.loadBalancers.size >= LOAD_BALANCERS_MAX) {
      const text = `You have reached the maximum number of load balancers: ${String(LOAD_BALANCERS_MAX)}`
      throw refused('TooManyLoadBalancers', text, 'Name')
    }
    return { LoadBalancers: [balancerJson(createBalancer(context, wanted))] }
  },
  DescribeLoadBalancers(world, given) {
    const { LoadBalancerArns: arns, Names: names } = given.input
    if (arns !== undefined) {
      const told = arns.map((arn) => balancerJson(balancerFound(world, arn, 'LoadBalancerArns')))
      return markedPage('LoadBalancers', told, given)
    }
    const all = [...world.loadBalancers.values()]
    const missing = names?.find((name) => !all.some((one) => one.name === name))
    if (missing !== undefined) balancerFound(world, missing, 'Names')
    const asked = all.filter((one) => names?.includes(one.name) ?? true)
    return markedPage('LoadBalancers', asked.map(balancerJson), given)
  },
  DeleteLoadBalancer(context, { input }) {
    const { world } = context
    // AWS takes it for done when there is none.
    const balancer = world.loadBalancers.get(input.LoadBalancerArn)
    if (balancer === undefined) return {}
    if (balancer.attributes['deletion_protection.enabled'] === 'true') {
      const text = `Load balancer '${balancer.arn}' cannot be deleted because deletion protection is enabled`
      throw refused('OperationNotPermitted', text, 'LoadBalancerArn')
    }
    for (const listener of [...world.listeners.values()]) {
      if (listener.loadBalancerArn === balancer.arn) removeListener(context, listener)
    }
    context.emit({ kind: 'gone', table: 'loadBalancers', key: balancer.arn })
    return {}
  },
  DescribeLoadBalancerAttributes(world, { input }) {
    return attributesJson(balancerFound(world, input.LoadBalancerArn))
  },
  ModifyLoadBalancerAttributes(context, { input }) {
    const balancer = balancerFound(context.world, input.LoadBalancerArn)
    const set = attributesGiven(balancerRules(balancer), input.Attributes)
    const value: LoadBalancer = { ...balancer, attributes: { ...balancer.attributes, ...set } }
    context.emit({ kind: 'put', table: 'loadBalancers', key: value.arn, value })
    return attributesJson(value)
  },
}

type Wanted = Pick<LoadBalancer, 'name' | 'type' | 'scheme' | 'subnets' | 'securityGroups'>

function isSame(existing: LoadBalancer, wanted: Wanted): boolean {
  const { name, type, scheme, subnets, securityGroups } = existing
  return JSON.stringify({ name, type, scheme, subnets, securityGroups }) === JSON.stringify(wanted)
}

function createBalancer(context: Context, wanted: Wanted): LoadBalancer {
  const { nowMs, random } = context
  const id = random.hex(16)
  const { type, name, scheme } = wanted
  const number = String(random.between(100_000, 4_000_000)) + String(random.between(1_000, 9_999))
  const dns = dnsName(type, name, type === 'network' ? id : number)
  const value: LoadBalancer = {
    ...wanted,
    arn: loadBalancerArn(type, name, id),
    dnsName: scheme === 'internal' && type === 'application' ? `internal-${dns}` : dns,
    state: 'provisioning',
    activeAtMs: nowMs + PROVISIONING_MS,
    createdAtMs: nowMs,
    attributes: {},
  }
  context.emit({ kind: 'put', table: 'loadBalancers', key: value.arn, value })
  context.schedule(value.activeAtMs, { kind: 'loadBalancerActiveDue', arn: value.arn })
  return value
}

interface GivenAttribute {
  readonly Key: string
  readonly Value: string
}

/** Attributes that were given, checked. @throws ApiError  InvalidConfigurationRequest */
export function attributesGiven(
  rules: readonly AttributeRule[],
  given: readonly GivenAttribute[],
): Readonly<Record<string, string>> {
  const set: Record<string, string> = {}
  given.forEach(({ Key, Value }, index) => {
    const at = `Attributes[${String(index)}]`
    const rule = rules.find((one) => one.key === Key)
    if (rule === undefined) {
      throw refused('InvalidConfigurationRequest', `${at}.Key: '${Key}' is no attribute of it`, `${at}.Key`)
    }
    const problem = attributeProblem(rule, Value)
    if (problem !== null) {
      throw refused('InvalidConfigurationRequest', `${at}.Value: '${Value}' for '${Key}': ${problem}`, `${at}.Value`)
    }
    set[rule.key] = Value
  })
  return set
}

/** All attributes with the values that count. */
export function attributesTold(rules: readonly AttributeRule[], set: Readonly<Record<string, string>>): Output {
  return { Attributes: rules.map(({ key, standard }) => ({ Key: key, Value: set[key] ?? standard ?? '' })) }
}

function attributesJson(balancer: LoadBalancer): Output {
  return attributesTold(balancerRules(balancer), balancer.attributes)
}

function onActiveDue(context: Context, { arn }: { readonly arn: string }): undefined {
  const balancer = context.world.loadBalancers.get(arn)
  if (balancer === undefined) return
  const value: LoadBalancer = { ...balancer, state: 'active' }
  context.emit({ kind: 'put', table: 'loadBalancers', key: arn, value })
  for (const group of groupsUsedBy(context.world, arn)) refreshProbing(context, group)
}

export const loadBalancerDue: DueRows<'loadBalancerActiveDue'> = {
  loadBalancerActiveDue: { phase: 'network', run: onActiveDue },
}
