import { isWithinCidr } from './cidr.ts'
import type { Direction, GroupRule, RulePeer, RuleTerms, SecurityGroup } from './securityGroup.ts'

/** One side of a connection, as security groups see it. */
export interface End {
  /** `null` for what has none: clients, and a Network Load Balancer that was given none. Nothing holds those back. */
  readonly groups: readonly SecurityGroup[] | null
  /** The blocks that its addresses are in: a rule that names addresses has to hold each whole. */
  readonly cidrs: readonly string[]
}

export interface Way {
  readonly from: End
  readonly to: End
  /** TCP. */
  readonly port: number
}

/** A rule and the group that it is of. */
export interface FoundRule {
  readonly group: SecurityGroup
  readonly rule: GroupRule
}

/** What security groups say on one side of a connection. */
export interface Passage {
  readonly direction: Direction
  readonly ok: boolean
  readonly groups: readonly SecurityGroup[] | null
  /** The first that lets it; `null` where none does, or none is needed. */
  readonly by: FoundRule | null
}

/** NET-7: out at the one side, in at the other. Answers need no rule: groups remember what they let through. */
export function passagesOf({ from, to, port }: Way): readonly [outbound: Passage, inbound: Passage] {
  return [passage('egress', from, { other: to, port }), passage('ingress', to, { other: from, port })]
}

function passage(
  direction: Direction,
  { groups }: End,
  { other, port }: { readonly other: End; readonly port: number },
): Passage {
  if (groups === null) return { direction, ok: true, groups, by: null }
  const fitting = groups.flatMap((group) =>
    group[direction].filter((rule) => hasPort(rule, port)).map((rule) => ({ group, rule })),
  )
  const by = fitting.find(({ rule }) => namesGroupOf(rule.peer, other)) ?? firstOfAll(fitting, other.cidrs)
  return { direction, ok: by !== null, groups, by }
}

function hasPort({ protocol, fromPort, toPort }: RuleTerms, port: number): boolean {
  if (protocol === '-1') return true
  return protocol === 'tcp' && fromPort !== null && toPort !== null && fromPort <= port && port <= toPort
}

function namesGroupOf(peer: RulePeer, { groups }: End): boolean {
  return peer.kind === 'group' && (groups ?? []).some(({ id }) => id === peer.groupId)
}

/** The rule that holds the first block, where each block has one. */
function firstOfAll(rules: readonly FoundRule[], cidrs: readonly string[]): FoundRule | null {
  const found = cidrs.map((one) =>
    rules.find(({ rule: { peer } }) => peer.kind === 'cidr' && isWithinCidr(one, peer.cidr)),
  )
  const [first] = found
  return first === undefined || found.includes(undefined) ? null : first
}
