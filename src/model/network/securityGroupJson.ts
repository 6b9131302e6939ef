import type { Output } from '../api/command.ts'
import { VPC_ID } from '../world/attributes/attributes.ts'
import type { Direction, GroupRule, RuleTerms, SecurityGroup } from '../world/network/securityGroup.ts'
import { ACCOUNT, REGION } from '../world/world.ts'

export function groupArn(id: string): string {
  return `arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/${id}`
}

export function securityGroupJson(group: SecurityGroup): Output {
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    OwnerId: ACCOUNT,
    VpcId: VPC_ID,
    SecurityGroupArn: groupArn(group.id),
    IpPermissions: permissionsJson(group.ingress),
    IpPermissionsEgress: permissionsJson(group.egress),
    Tags: [],
  }
}

/** AWS lists the ranges and groups of one protocol and ports together. */
function permissionsJson(rules: readonly GroupRule[]): readonly Output[] {
  const byPorts = new Map<string, GroupRule[]>()
  for (const rule of rules) {
    const key = `${rule.protocol} ${String(rule.fromPort)} ${String(rule.toPort)}`
    byPorts.set(key, [...(byPorts.get(key) ?? []), rule])
  }
  return [...byPorts.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...portsJson(first), ...peersJson(same) }]
  })
}

function peersJson(rules: readonly GroupRule[]): Output {
  const described = ({ description }: GroupRule) => (description === null ? {} : { Description: description })
  return {
    IpRanges: rules.flatMap((one) => (one.peer.kind === 'cidr' ? [{ CidrIp: one.peer.cidr, ...described(one) }] : [])),
    UserIdGroupPairs: rules.flatMap((one) =>
      one.peer.kind === 'group' ? [{ GroupId: one.peer.groupId, UserId: ACCOUNT, ...described(one) }] : [],
    ),
    Ipv6Ranges: [],
    PrefixListIds: [],
  }
}

function portsJson({ protocol, fromPort, toPort }: RuleTerms): Output {
  return { IpProtocol: protocol, ...(fromPort !== null && { FromPort: fromPort, ToPort: toPort }) }
}

/** A rule by itself, as Authorize answers with it. */
export function ruleJson(groupId: string, direction: Direction, rule: GroupRule): Output {
  const { peer } = rule
  return {
    ...bareRuleJson(groupId, direction, rule),
    GroupOwnerId: ACCOUNT,
    ...(peer.kind === 'group' && { ReferencedGroupInfo: { GroupId: peer.groupId, UserId: ACCOUNT } }),
    Tags: [],
  }
}

/** The same as Revoke answers with it. */
export function revokedRuleJson(groupId: string, direction: Direction, rule: GroupRule): Output {
  const { peer } = rule
  return {
    ...bareRuleJson(groupId, direction, rule),
    ...(peer.kind === 'group' && { ReferencedGroupId: peer.groupId }),
  }
}

function bareRuleJson(groupId: string, direction: Direction, rule: GroupRule): Output {
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: groupId,
    IsEgress: direction === 'egress',
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    ...(rule.peer.kind === 'cidr' && { CidrIpv4: rule.peer.cidr }),
    ...(rule.description !== null && { Description: rule.description }),
  }
}
