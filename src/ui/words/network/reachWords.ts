import { listed } from '../../../look/numbers.ts'
import type { Entry } from '../../../model/world/balancing/mayEnter.ts'
import type { Reach, ReachStep } from '../../../model/world/balancing/mayReach.ts'
import type { WantedRule } from '../../../model/world/balancing/wantedRule.ts'
import { defaultGroup, groupById, type RulePeer, type RuleTerms } from '../../../model/world/network/securityGroup.ts'
import type { World } from '../../../model/world/world.ts'

/** One link of the chain, in words. */
export interface StepWords {
  readonly title: string
  readonly text: string
}

/** `tcp 80`, `tcp 32768 to 65535`, `all traffic`. */
export function portsText({ protocol, fromPort, toPort }: Omit<RuleTerms, 'peer'>): string {
  if (protocol === '-1') return 'all traffic'
  if (fromPort === null) return `protocol ${protocol}`
  return `${protocol} ${String(fromPort)}${toPort === fromPort ? '' : ` to ${String(toPort)}`}`
}

/** A group by its name, else the block. */
export function peerName(peer: RulePeer, world: World): string {
  if (peer.kind === 'cidr') return peer.cidr
  return groupById(world, peer.groupId)?.name ?? peer.groupId
}

/** `web-alb`, `web and common`. */
function groupsText(step: Extract<ReachStep, { what: 'outbound' | 'inbound' }>, world: World): string {
  return (step.groups ?? [defaultGroup(world)]).map(({ name }) => name).join(' and ')
}

export function stepWords(step: ReachStep, reach: Reach, world: World): StepWords {
  switch (step.what) {
    case 'outbound':
    case 'inbound':
      return ruleStepWords(step, reach, world)
    case 'route': {
      const text = step.ok ? 'local route of the VPC' : `${reach.from} has no subnet in ${step.zone ?? 'its zone'}`
      return { title: 'Route', text }
    }
    case 'portMapping': {
      if (!step.ok) return { title: 'Port mapping', text: `no container has port ${String(reach.port)}` }
      const text = `${String(reach.port)} is port ${String(step.containerPort)} of container ${step.containerName ?? ''}`
      return { title: 'Port mapping', text }
    }
  }
}

function ruleStepWords(
  step: Extract<ReachStep, { what: 'outbound' | 'inbound' }>,
  reach: Reach,
  world: World,
): StepWords {
  const isOut = step.what === 'outbound'
  const side = isOut ? 'Outbound' : 'Inbound'
  if (step.groups === null) {
    return { title: `${side} rule`, text: `${reach.from} has no security group, so nothing holds it back` }
  }
  const title = `${side} rule of ${groupsText(step, world)}`
  if (step.by !== null) {
    const { rule, group } = step.by
    const allowed = `${portsText(rule)} ${isOut ? 'to' : 'from'} ${peerName(rule.peer, world)}`
    return { title, text: step.groups.length === 1 ? allowed : `${group.name}: ${allowed}` }
  }
  return { title, text: `none lets tcp ${String(reach.port)} ${isOut ? 'out' : 'in'}` }
}

/** `Can web-alb reach task 1634 on 8080?` @param target  `task 1634`, `10.0.0.4` */
export function reachQuestion({ from, port }: Reach, target: string): string {
  return `Can ${from} reach ${target} on ${String(port)}?`
}

/** The answer in one word and what it hangs on; and whether clients come as far as the load balancer. */
export function reachVerdict(
  { reach, entries }: { readonly reach: Reach; readonly entries: readonly Entry[] },
  world: World,
): string {
  const shut = entries.find(({ ok }) => !ok)
  const besides = shut === undefined ? '' : ` Clients do not get into ${shut.name} on ${String(shut.port)}.`
  return `${verdictOf(reach, world)}${besides}`
}

function verdictOf(reach: Reach, world: World): string {
  const closed = reach.steps.find(({ ok }) => !ok)
  if (closed === undefined) return 'Yes, every step lets it.'
  const { title, text } = stepWords(closed, reach, world)
  return `No. ${title}: ${text}.`
}

/** How clients come into a load balancer at one of its ports. */
export function entryWords({ name, scheme, port, groups, by }: Entry, world: World): StepWords {
  const title = `Clients into ${name} on ${String(port)}`
  if (groups === null) return { title, text: `${name} has no security group, so nothing holds them back` }
  if (by !== null) {
    return {
      title,
      text: `inbound rule of ${by.group.name}: ${portsText(by.rule)} from ${peerName(by.rule.peer, world)}`,
    }
  }
  const whose = groups.map((one) => one.name).join(' and ')
  const whence = scheme === 'internal' ? 'the subnets of the VPC' : 'any address'
  return { title, text: `no inbound rule of ${whose} lets tcp ${String(port)} in from ${whence}` }
}

/** The answer to whether clients reach a load balancer. */
export function clientsVerdict(entries: readonly Entry[]): string {
  const shut = entries.filter(({ ok }) => !ok).map(({ port }) => String(port))
  if (shut.length === 0) return 'Yes, a rule lets them in.'
  return `Not on ${listed(shut)}: their connections time out, and it counts none of them.`
}

/** Everything that has to be opened. */
export function wantedText(wanted: readonly WantedRule[], world: World): string {
  return wanted.map((one) => openingText(one, world)).join('. ')
}

/** `Let tcp 8080 from web-alb into web`. */
function openingText(wanted: WantedRule, world: World): string {
  const peers = wanted.peers.map((one) => peerName(one, world)).join(', ')
  const what = portsText({ ...wanted, protocol: 'tcp' })
  return wanted.direction === 'ingress'
    ? `Let ${what} from ${peers} into ${wanted.groupName}`
    : `Let ${what} to ${peers} out of ${wanted.groupName}`
}

/** What a decision says of the rule that was missing when it was made. */
export function missingRuleText(wanted: WantedRule): string {
  const side = wanted.direction === 'ingress' ? 'inbound' : 'outbound'
  const port = portsText({ ...wanted, protocol: 'tcp' })
  return `No ${side} rule of security group ${wanted.groupName} lets ${port} through.`
}
