import type { Passage, Way } from '../network/reach.ts'
import type { Direction, RulePeer } from '../network/securityGroup.ts'

/** A rule that is not there and would let it. */
export interface WantedRule {
  readonly direction: Direction
  readonly groupId: string
  readonly groupName: string
  /** Of TCP. */
  readonly fromPort: number
  readonly toPort: number
  readonly peers: readonly RulePeer[]
}

/** The rule that is missing where groups let nothing through: it names the group of the other side, else its addresses. */
export function missingFrom(
  way: Way,
  { ok, groups, direction }: Passage,
  ports: Pick<WantedRule, 'fromPort' | 'toPort'>,
): WantedRule | null {
  const [group] = groups ?? []
  if (ok || group === undefined) return null
  const other = direction === 'egress' ? way.to : way.from
  const [named] = other.groups ?? []
  const peers: readonly RulePeer[] =
    named === undefined ? other.cidrs.map((cidr) => ({ kind: 'cidr', cidr })) : [{ kind: 'group', groupId: named.id }]
  return { direction, groupId: group.id, groupName: group.name, ...ports, peers }
}
