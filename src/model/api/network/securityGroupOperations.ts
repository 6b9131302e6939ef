import { headOf } from '../../../base/foreignText.ts'
import { GROUPS_OF_INTERFACE_MAX } from '../../world/labLimits.ts'
import type { OperationList } from '../operation.ts'
import {
  absent,
  answer,
  checkedText,
  kept,
  list,
  optional,
  required,
  saying,
  struct,
  text,
  whole,
  type Refused,
} from '../shape.ts'

const id = text({ max: 64 })
/** Of a description AWS takes these characters, of a name too. */
const PLAIN = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/

function plain(member: string) {
  return checkedText(100_000, (given): Refused | null => {
    if (given.length <= 255 && PLAIN.test(given)) return null
    const reason = `Value (${headOf(given, 60)}) for parameter ${member} is invalid. Character sets beyond ASCII are not supported, and it takes 255 characters of a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*`
    return { as: 'InvalidParameterValue', reason }
  })
}

const description = optional(plain('description'))
const port = whole({ min: -1, max: 65_535 })

const permission = struct({
  IpProtocol: required(text({ max: 8 })),
  FromPort: optional(port),
  ToPort: optional(port),
  IpRanges: optional(list(struct({ CidrIp: required(text({ max: 64 })), Description: description }), { max: 60 })),
  Ipv6Ranges: absent('IPv6', 'list'),
  PrefixListIds: absent('prefix lists', 'list'),
  UserIdGroupPairs: optional(
    list(
      struct({
        GroupId: optional(id),
        GroupName: optional(text({ max: 255 })),
        UserId: kept('string'),
        Description: description,
      }),
      { max: 60 },
    ),
  ),
})
const IpPermissions = optional(list(permission, { min: 1, max: 60 }))

const group = { GroupId: optional(id), GroupName: optional(text({ max: 255 })) }
/** AWS's short form: one rule, inbound. */
const flat = {
  IpProtocol: optional(text({ max: 8 })),
  FromPort: optional(port),
  ToPort: optional(port),
  CidrIp: optional(text({ max: 64 })),
  SourceSecurityGroupName: optional(text({ max: 255 })),
}
const ruleIds = optional(list(id, { min: 1, max: 60 }))

/** What EC2's lists take. */
export const DESCRIBED = {
  Filters: optional(
    list(
      struct({ Name: optional(text({ max: 255 })), Values: optional(list(text({ max: 255, min: 0 }), { max: 200 })) }),
      {
        max: 50,
      },
    ),
  ),
  MaxResults: optional(whole({ min: 5, max: 1_000 })),
  NextToken: optional(text({ max: 255 })),
}

/** The groups of one network interface. */
export const interfaceGroups = saying(list(id, { max: GROUPS_OF_INTERFACE_MAX }), {
  long: {
    name: 'SecurityGroupsPerInterfaceLimitExceeded',
    message: 'The maximum number of security groups per interface has been reached.',
  },
})

export const securityGroupOperations = {
  CreateSecurityGroup: {
    kind: 'write',
    input: struct({
      GroupName: required(plain('groupName')),
      Description: required(plain('groupDescription')),
      VpcId: optional(id),
      TagSpecifications: kept('list'),
    }),
    output: answer({ GroupId: 'string', Tags: 'list', SecurityGroupArn: 'string' }),
  },
  DeleteSecurityGroup: {
    kind: 'write',
    input: struct(group),
    output: answer({ Return: 'boolean', GroupId: 'string' }),
  },
  DescribeSecurityGroups: {
    kind: 'read',
    input: struct({
      GroupIds: optional(list(id, { max: 200 })),
      GroupNames: optional(list(text({ max: 255 }), { max: 200 })),
      ...DESCRIBED,
    }),
    output: answer({ SecurityGroups: 'list', NextToken: 'string' }),
  },
  AuthorizeSecurityGroupIngress: {
    kind: 'write',
    input: struct({ ...group, IpPermissions, ...flat }),
    output: answer({ Return: 'boolean', SecurityGroupRules: 'list' }),
  },
  AuthorizeSecurityGroupEgress: {
    kind: 'write',
    input: struct({ GroupId: required(id), IpPermissions }),
    output: answer({ Return: 'boolean', SecurityGroupRules: 'list' }),
  },
  RevokeSecurityGroupIngress: {
    kind: 'write',
    input: struct({ ...group, IpPermissions, ...flat, SecurityGroupRuleIds: ruleIds }),
    output: answer({ Return: 'boolean', UnknownIpPermissions: 'list', RevokedSecurityGroupRules: 'list' }),
  },
  RevokeSecurityGroupEgress: {
    kind: 'write',
    input: struct({ GroupId: required(id), IpPermissions, SecurityGroupRuleIds: ruleIds }),
    output: answer({ Return: 'boolean', UnknownIpPermissions: 'list', RevokedSecurityGroupRules: 'list' }),
  },
  ModifyInstanceAttribute: {
    kind: 'write',
    input: struct({ InstanceId: required(id), Groups: required(interfaceGroups) }),
    output: answer({}),
  },
} as const satisfies OperationList
