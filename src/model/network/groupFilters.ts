import { VPC_ID } from '../world/attributes/attributes.ts'
import { groupById, type Direction, type GroupRule, type SecurityGroup } from '../world/network/securityGroup.ts'
import { ACCOUNT, type World } from '../world/world.ts'
import type { FilterRows } from './described.ts'

/** The filters of DescribeSecurityGroups that the lab has something for. Of several on rules each may fit another rule. */
export function groupFilters(world: World): FilterRows<SecurityGroup> {
  return {
    description: (one) => [one.description],
    'group-id': (one) => [one.id],
    'group-name': (one) => [one.name],
    'owner-id': () => [ACCOUNT],
    'vpc-id': () => [VPC_ID],
    ...ruleFilters(world, 'ip-permission', 'ingress'),
    ...ruleFilters(world, 'egress.ip-permission', 'egress'),
  }
}

function ruleFilters(world: World, prefix: string, side: Direction): FilterRows<SecurityGroup> {
  const of = (read: (rule: GroupRule) => readonly string[]) => (one: SecurityGroup) => one[side].flatMap(read)
  const groupIds = ({ peer }: GroupRule) => (peer.kind === 'group' ? [peer.groupId] : [])
  const portOf = (port: number | null) => (port === null ? [] : [String(port)])
  return {
    [`${prefix}.cidr`]: of(({ peer }) => (peer.kind === 'cidr' ? [peer.cidr] : [])),
    [`${prefix}.from-port`]: of(({ fromPort }) => portOf(fromPort)),
    [`${prefix}.to-port`]: of(({ toPort }) => portOf(toPort)),
    [`${prefix}.protocol`]: of(({ protocol }) => [protocol]),
    [`${prefix}.group-id`]: of(groupIds),
    [`${prefix}.group-name`]: of((rule) => groupIds(rule).flatMap((id) => groupById(world, id)?.name ?? [])),
    [`${prefix}.user-id`]: of((rule) => groupIds(rule).map(() => ACCOUNT)),
  }
}
