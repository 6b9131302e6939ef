import type { Act } from '../../model/api/command.ts'
import { DEFAULT_GROUP_ID } from '../../model/world/network/securityGroup.ts'

const ec2 = (operation: string, input: Act['input']): Act => ({ service: 'ec2', operation, input })

const GroupId = DEFAULT_GROUP_ID
const NEW = {
  IpProtocol: 'tcp',
  FromPort: 80,
  ToPort: 80,
  IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'web' }],
  UserIdGroupPairs: [{ GroupId, Description: 'itself' }],
}
const OPEN = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }

/** The prepared lab has this one beside the default. */
export const SPARE = { GroupName: 'spare', Description: 'nobody wears it' }

export const securityGroupActs: readonly Act[] = [
  ec2('CreateSecurityGroup', { GroupName: 'web', Description: 'web tasks', VpcId: 'vpc-0d4f6b8a2c0e1f3a5' }),
  ec2('DeleteSecurityGroup', { GroupName: SPARE.GroupName }),
  ec2('DescribeSecurityGroups', { GroupIds: [GroupId], GroupNames: ['default'] }),
  ec2('DescribeSecurityGroups', { Filters: [{ Name: 'group-name', Values: ['d*'] }], MaxResults: 5 }),
  ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [NEW] }),
  ec2('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [NEW] }),
  ec2('RevokeSecurityGroupIngress', { GroupId, IpPermissions: [OPEN] }),
  ec2('RevokeSecurityGroupEgress', { GroupId, IpPermissions: [OPEN] }),
]
