/** Allows what its rules name and denies all else; of several groups any allows. Immutable, like all entities. */
export interface SecurityGroup {
  /** `sg-` and 17 hexadecimal digits. */
  readonly id: string
  readonly name: string
  readonly description: string
  /** At most RULES_OF_GROUP_MAX of each. */
  readonly ingress: readonly GroupRule[]
  readonly egress: readonly GroupRule[]
}

export type Direction = 'ingress' | 'egress'

/** One allowance: a protocol, ports and the other side. */
export interface RuleTerms {
  /** `tcp`, `udp`, `icmp`, AWS's number of another, or `-1` for all. */
  readonly protocol: string
  /** Of tcp and udp; of icmp its type and code. `null` where the protocol has none. */
  readonly fromPort: number | null
  readonly toPort: number | null
  readonly peer: RulePeer
}

export type RulePeer =
  | { readonly kind: 'cidr'; readonly cidr: string }
  /** Whatever wears that group. */
  | { readonly kind: 'group'; readonly groupId: string }

export interface GroupRule extends RuleTerms {
  /** `sgr-` and 17 hexadecimal digits. */
  readonly id: string
  readonly description: string | null
}

export const ANYWHERE = '0.0.0.0/0'
/** What is worn by whatever names no group, or one that the lab has not (NET-6). */
export const DEFAULT_GROUP_ID = 'sg-0d4f6b8a2c0e1f3a5'

const ALL = { protocol: '-1', fromPort: null, toPort: null, peer: { kind: 'cidr', cidr: ANYWHERE } } as const

/** NET-6: open, where AWS's default lets in what wears it alone, so that a lab without a word of groups works. */
const DEFAULT_GROUP: SecurityGroup = {
  id: DEFAULT_GROUP_ID,
  name: 'default',
  description: 'default VPC security group, in the lab open to all',
  ingress: [{ ...ALL, id: 'sgr-0d4f6b8a2c0e1f3a1', description: null }],
  egress: [{ ...ALL, id: 'sgr-0d4f6b8a2c0e1f3a2', description: null }],
}

/** What these queries read. */
export interface GroupsWorld {
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>
  readonly interfaceGroups: ReadonlyMap<string, readonly string[]>
}

export function defaultGroup({ securityGroups }: GroupsWorld): SecurityGroup {
  return securityGroups.get(DEFAULT_GROUP_ID) ?? DEFAULT_GROUP
}

/** A group of the lab by its id. */
export function groupById(world: GroupsWorld, id: string): SecurityGroup | undefined {
  return id === DEFAULT_GROUP_ID ? defaultGroup(world) : world.securityGroups.get(id)
}

/** All of the lab, the default first. */
export function allGroups(world: GroupsWorld): readonly SecurityGroup[] {
  const made = [...world.securityGroups.values()].filter(({ id }) => id !== DEFAULT_GROUP_ID)
  return [defaultGroup(world), ...made]
}

/** The groups that ids stand for, each once: none, and one that the lab has not, are the default (NET-6). */
export function groupsOf(world: GroupsWorld, ids: readonly string[]): readonly SecurityGroup[] {
  const found = ids.map((id) => groupById(world, id) ?? defaultGroup(world))
  return found.length === 0 ? [defaultGroup(world)] : [...new Set(found)]
}

/** Of an interface by the task that has it or the container instance: which groups it wears (NET-5). */
export function groupsWornBy(world: GroupsWorld, wearerId: string): readonly SecurityGroup[] {
  return groupsOf(world, world.interfaceGroups.get(wearerId) ?? [])
}

/** Whether two rules are one: their descriptions do not count. */
export function isSameRule(one: RuleTerms, other: RuleTerms): boolean {
  return (
    one.protocol === other.protocol &&
    one.fromPort === other.fromPort &&
    one.toPort === other.toPort &&
    peerText(one.peer) === peerText(other.peer)
  )
}

export function peerText(peer: RulePeer): string {
  return peer.kind === 'cidr' ? peer.cidr : peer.groupId
}
