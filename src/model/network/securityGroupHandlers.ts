import { headOf } from '../../base/foreignText.ts'
import { ApiError } from '../api/command.ts'
import type { securityGroupOperations } from '../api/network/securityGroupOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { VPC_ID } from '../world/attributes/attributes.ts'
import type { Context } from '../world/context.ts'
import { SECURITY_GROUPS_MAX } from '../world/labLimits.ts'
import { allGroups, ANYWHERE, DEFAULT_GROUP_ID, type SecurityGroup } from '../world/network/securityGroup.ts'
import type { World } from '../world/world.ts'
import { ec2Page, filtered } from './described.ts'
import { groupFilters } from './groupFilters.ts'
import { groupFor } from './groupFound.ts'
import { authorize, newRule, revoke } from './groupRules.ts'
import { dependentOn } from './dependents.ts'
import { groupArn, securityGroupJson } from './securityGroupJson.ts'

export const securityGroupHandlers: Handlers<typeof securityGroupOperations> = {
  CreateSecurityGroup(context, { input }) {
    const { GroupName: name, Description: description, VpcId: vpcId = VPC_ID } = input
    refuseNewGroup(context.world, name, vpcId)
    const group: SecurityGroup = {
      id: `sg-0${context.random.hex(16)}`,
      name,
      description,
      ingress: [],
      egress: [newRule(context, ALL_OUT)],
    }
    context.emit({ kind: 'securityGroupSet', group })
    return { GroupId: group.id, Tags: [], SecurityGroupArn: groupArn(group.id) }
  },
  DeleteSecurityGroup(context, { input }) {
    const group = groupFor(context.world, input)
    if (group.id === DEFAULT_GROUP_ID) {
      const text = `the specified group: "${group.id}" name: "${group.name}" cannot be deleted by a user`
      throw new ApiError('CannotDelete', text, input.GroupId === undefined ? 'GroupName' : 'GroupId')
    }
    const dependent = dependentOn(context.world, group.id)
    if (dependent !== null) {
      const text = `resource ${group.id} has a dependent object: ${dependent}`
      throw new ApiError('DependencyViolation', text, input.GroupId === undefined ? 'GroupName' : 'GroupId')
    }
    context.emit({ kind: 'securityGroupDeleted', groupId: group.id })
    return { Return: true, GroupId: group.id }
  },
  DescribeSecurityGroups(world, given) {
    const { GroupIds: ids, GroupNames: names } = given.input
    const byId = ids?.map((GroupId, index) => groupFor(world, { GroupId }, `GroupIds[${String(index)}]`))
    const byName = names?.map((GroupName, index) => groupFor(world, { GroupName }, `GroupNames[${String(index)}]`))
    const all = byId ?? byName ?? allGroups(world)
    const both = byId !== undefined && byName !== undefined ? all.filter((one) => byName.includes(one)) : all
    const asked = filtered(both, given.input, groupFilters(world))
    return ec2Page('SecurityGroups', asked.map(securityGroupJson), given)
  },
  AuthorizeSecurityGroupIngress: (context, { input }) =>
    authorize(context, { group: groupFor(context.world, input), direction: 'ingress' }, input),
  AuthorizeSecurityGroupEgress: (context, { input }) =>
    authorize(context, { group: groupFor(context.world, input), direction: 'egress' }, input),
  RevokeSecurityGroupIngress: (context, { input }) =>
    revoke(context, { group: groupFor(context.world, input), direction: 'ingress' }, input),
  RevokeSecurityGroupEgress: (context, { input }) =>
    revoke(context, { group: groupFor(context.world, input), direction: 'egress' }, input),
  ModifyInstanceAttribute(context, { input }) {
    const instanceId = instanceWith(context, input.InstanceId)
    if (input.Groups.length === 0) {
      const text = 'You must specify at least one security group'
      throw new ApiError('InvalidParameterValue', text, 'Groups')
    }
    const groups = input.Groups.map((GroupId, index) =>
      groupFor(context.world, { GroupId }, `Groups[${String(index)}]`),
    )
    const groupIds = [...new Set(groups.map(({ id }) => id))]
    context.emit({ kind: 'interfaceGroupsSet', wearerId: instanceId, groupIds })
    return {}
  },
}

const ALL_OUT = {
  protocol: '-1',
  fromPort: null,
  toPort: null,
  peer: { kind: 'cidr', cidr: ANYWHERE },
  description: null,
} as const

function refuseNewGroup(world: World, name: string, vpcId: string): void {
  if (vpcId !== VPC_ID) {
    throw new ApiError('InvalidVpcID.NotFound', `The vpc ID '${headOf(vpcId, 40)}' does not exist`, 'VpcId')
  }
  const refuse = (text: string) => new ApiError('InvalidParameterValue', text, 'GroupName')
  if (/^sg-/.test(name)) {
    throw refuse(`Value (${name}) for parameter groupName is invalid. Group names may not be in the format sg-*`)
  }
  if (name === 'default') throw refuse('Cannot use reserved security group name: default')
  if (allGroups(world).some((one) => one.name === name)) {
    const text = `The security group '${name}' already exists for VPC '${VPC_ID}'`
    throw new ApiError('InvalidGroup.Duplicate', text, 'GroupName')
  }
  if (world.securityGroups.size >= SECURITY_GROUPS_MAX) {
    const text = `The maximum number of security groups for VPC '${VPC_ID}' has been reached.`
    throw new ApiError('SecurityGroupLimitExceeded', text, 'GroupName')
  }
}

function instanceWith({ world }: Context, ec2Id: string): string {
  for (const table of [world.instances, world.deregisteredInstances]) {
    for (const one of table.values()) if (one.ec2InstanceId === ec2Id) return one.id
  }
  const text = `The instance ID '${headOf(ec2Id, 40)}' does not exist`
  throw new ApiError('InvalidInstanceID.NotFound', text, 'InstanceId')
}
