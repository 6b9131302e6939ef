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

/** The answer in one word and what it hangs on. */
export function reachVerdict(reach: Reach, world: World): string {
  const closed = reach.steps.find(({ ok }) => !ok)
  if (closed === undefined) return 'Yes, every step lets it.'
  const { title, text } = stepWords(closed, reach, world)
  return `No. ${title}: ${text}.`
}

/** `Let tcp 8080 from web-alb into web`. */
export function openingText(wanted: WantedRule, world: World): string {
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
