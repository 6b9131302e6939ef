import type { Act } from '../model/api/command.ts'
import type { World } from '../model/world/world.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const ec2 = (operation: string, input: Input): Act => ({ service: 'ec2', operation, input })

/** Something about one of three security groups: made, opened, closed, worn by an instance, deleted. */
export function randomSecurityGroupAct(draws: Draws, world: World): Act {
  const GroupId = groupIdOf(draws, world)
  const draw = draws.random.between(1, 100)
  if (draw <= 15 || (world.securityGroups.size === 0 && draws.chance(60))) {
    return ec2('CreateSecurityGroup', { GroupName: draws.pick(['alb', 'web', 'odd']), Description: 'at random' })
  }
  if (draw <= 40) return ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [permission(draws, world)] })
  if (draw <= 50) return ec2('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [permission(draws, world)] })
  if (draw <= 75) return revoked(draws, world, GroupId)
  if (draw <= 80) return ec2('DeleteSecurityGroup', { GroupId })
  if (draw <= 90) return ec2('ModifyInstanceAttribute', { InstanceId: ec2IdOf(draws, world), Groups: [GroupId] })
  return ec2('DescribeSecurityGroups', draws.chance(50) ? { GroupIds: [GroupId] } : {})
}

function permission(draws: Draws, world: World): Input {
  const peer = draws.chance(50)
    ? { IpRanges: [{ CidrIp: draws.pick(['0.0.0.0/0', '10.0.0.0/16', '10.0.0.0/14']) }] }
    : { UserIdGroupPairs: [{ GroupId: groupIdOf(draws, world) }] }
  if (draws.chance(25)) return { IpProtocol: '-1', ...peer }
  const [FromPort, ToPort] = draws.pick([
    [80, 80],
    [32_768, 65_535],
    [32_768, 32_770],
  ])
  return { IpProtocol: 'tcp', FromPort, ToPort, ...peer }
}

/** Mostly a rule that is there, by its id. */
function revoked(draws: Draws, { securityGroups }: World, GroupId: string): Act {
  const side = draws.pick(['ingress', 'egress'] as const)
  const rules = securityGroups.get(GroupId)?.[side] ?? []
  const SecurityGroupRuleIds = [rules.length === 0 ? 'sgr-none' : draws.pick(rules).id]
  const operation = side === 'ingress' ? 'RevokeSecurityGroupIngress' : 'RevokeSecurityGroupEgress'
  return ec2(operation, { GroupId, SecurityGroupRuleIds })
}

function groupIdOf(draws: Draws, { securityGroups }: World): string {
  return securityGroups.size === 0 || draws.chance(4) ? 'sg-none' : draws.pick([...securityGroups.keys()])
}

function ec2IdOf(draws: Draws, { instances }: World): string {
  return instances.size === 0 ? 'i-none' : draws.pick([...instances.values()]).ec2InstanceId
}
