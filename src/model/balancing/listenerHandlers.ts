import { listenerArn, ruleArn } from '../api/balancing/balancingNames.ts'
import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import type { Listener, ListenerAction, ListenerRule } from '../world/balancing/listener.ts'
import { groupArnsOf } from '../world/balancing/pools.ts'
import type { Context } from '../world/context.ts'
import { LISTENERS_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { actionGiven, refuseProtocol } from './actionsGiven.ts'
import { listenerJson } from './balancingJson.ts'
import { balancerFound, defaultRuleOf, listenerFound, refused } from './found.ts'
import { markedPage } from './markedPage.ts'
import { refreshProbing } from './probing.ts'

type All = Handlers<typeof elbv2Operations>

export const listenerHandlers: Pick<All, 'CreateListener' | 'DescribeListeners' | 'ModifyListener' | 'DeleteListener'> =
  {
    CreateListener(context, { input }) {
      const { world } = context
      const balancer = balancerFound(world, input.LoadBalancerArn)
      const protocol = refuseProtocol(balancer, input.Protocol)
      const { Port: port } = input
      if (port === undefined) throw refused('ValidationError', 'A listener port must be specified: Port', 'Port')
      const own = [...world.listeners.values()].filter((one) => one.loadBalancerArn === balancer.arn)
      if (own.some((one) => one.port === port)) {
        const text = `A listener already exists on this port for this load balancer '${balancer.arn}'`
        throw refused('DuplicateListener', text, 'Port')
      }
      if (own.length >= LISTENERS_MAX) {
        throw refused(
          'TooManyListeners',
          `A load balancer has ${String(LISTENERS_MAX)} listeners at most`,
          'LoadBalancerArn',
        )
      }
      const certificates = certificatesFor(protocol, input.Certificates)
      const action = actionGiven(world, input.DefaultActions, { balancer, field: 'DefaultActions' })
      const arn = listenerArn(balancer.arn, context.random.hex(16))
      const value: Listener = { arn, loadBalancerArn: balancer.arn, protocol, port, certificates }
      context.emit({ kind: 'put', table: 'listeners', key: arn, value })
      const rule = {
        arn: ruleArn(arn, context.random.hex(16)),
        listenerArn: arn,
        priority: 'default',
        conditions: [],
      } as const
      putRule(context, { ...rule, action })
      return { Listeners: [listenerJson(world, value)] }
    },
    DescribeListeners(world, given) {
      const { ListenerArns: arns, LoadBalancerArn: balancerArn } = given.input
      if (arns !== undefined) {
        const told = arns.map((arn) => listenerJson(world, listenerFound(world, arn, 'ListenerArns')))
        return markedPage('Listeners', told, given)
      }
      if (balancerArn === undefined) {
        throw refused('ValidationError', 'Either LoadBalancerArn or ListenerArns must be specified', 'LoadBalancerArn')
      }
      const { arn: own } = balancerFound(world, balancerArn)
      const listed = [...world.listeners.values()].filter((one) => one.loadBalancerArn === own)
      const told = listed.map((one) => listenerJson(world, one))
      return markedPage('Listeners', told, given)
    },
    ModifyListener(context, { input }) {
      const { world } = context
      const listener = listenerFound(world, input.ListenerArn)
      const balancer = balancerFound(world, listener.loadBalancerArn)
      const protocol = refuseProtocol(balancer, input.Protocol ?? listener.protocol)
      const port = input.Port ?? listener.port
      const isTaken = [...world.listeners.values()].some(
        (one) => one.arn !== listener.arn && one.loadBalancerArn === balancer.arn && one.port === port,
      )
      if (isTaken) throw refused('ValidationError', `Listener port '${String(port)}' is already in use`, 'Port')
      const kept = listener.certificates.map((CertificateArn) => ({ CertificateArn }))
      const certificates = certificatesFor(
        protocol,
        input.Certificates ?? (protocol === 'HTTP' || protocol === 'TCP' ? [] : kept),
      )
      const action =
        input.DefaultActions === undefined
          ? null
          : actionGiven(world, input.DefaultActions, { balancer, field: 'DefaultActions' })
      const value: Listener = { ...listener, protocol, port, certificates }
      context.emit({ kind: 'put', table: 'listeners', key: value.arn, value })
      const rule = defaultRuleOf(world, listener)
      if (action !== null && rule !== undefined) putRule(context, { ...rule, action })
      return { Listeners: [listenerJson(world, value)] }
    },
    DeleteListener(context, { input }) {
      removeListener(context, listenerFound(context.world, input.ListenerArn))
      return {}
    },
  }

/** A secured listener needs a certificate. @throws ApiError  ValidationError */
function certificatesFor(
  protocol: Listener['protocol'],
  given: readonly { readonly CertificateArn?: string | undefined }[] = [],
): readonly string[] {
  const arns = given.flatMap(({ CertificateArn }) => CertificateArn ?? [])
  if (arns.length === 0 && (protocol === 'HTTPS' || protocol === 'TLS')) {
    throw refused('ValidationError', `A certificate must be specified for ${protocol} listeners`, 'Certificates')
  }
  return arns
}

/** Puts a rule, new or changed: groups that it names come into use, groups that nothing names any more fall out of it. */
export function putRule(context: Context, rule: ListenerRule): void {
  const before = context.world.listenerRules.get(rule.arn)
  context.emit({ kind: 'put', table: 'listenerRules', key: rule.arn, value: rule })
  refreshGroups(context, [before?.action, rule.action])
}

export function removeRule(context: Context, rule: ListenerRule): void {
  context.emit({ kind: 'gone', table: 'listenerRules', key: rule.arn })
  refreshGroups(context, [rule.action])
}

function refreshGroups(context: Context, actions: readonly (ListenerAction | undefined)[]): void {
  const arns = actions.flatMap((action) => (action === undefined ? [] : groupArnsOf({ action })))
  for (const arn of new Set(arns)) refreshProbing(context, arn)
}

/** A listener goes with its rules. */
export function removeListener(context: Context, listener: Listener): void {
  context.emit({ kind: 'gone', table: 'listeners', key: listener.arn })
  for (const rule of ownRules(context.world, listener.arn)) removeRule(context, rule)
}

function ownRules(world: World, ofListener: string): readonly ListenerRule[] {
  return [...world.listenerRules.values()].filter((one) => one.listenerArn === ofListener)
}
