const OF_PAIRS =
  'IpPermissions[].UserIdGroupPairs[].VpcId IpPermissions[].UserIdGroupPairs[].VpcPeeringConnectionId IpPermissions[].UserIdGroupPairs[].PeeringStatus'
const OLD_EGRESS = 'SourceSecurityGroupName SourceSecurityGroupOwnerId IpProtocol FromPort ToPort CidrIp'

/** Members of AWS’s that the lab refuses by their names: other networks, forms that AWS itself calls old, trial runs. */
export const SECURITY_GROUPS_LACKING: Readonly<Record<string, string>> = {
  'ec2 CreateSecurityGroup': 'DryRun',
  'ec2 DeleteSecurityGroup': 'DryRun',
  'ec2 DescribeSecurityGroups': 'DryRun',
  'ec2 AuthorizeSecurityGroupIngress': `DryRun SourceSecurityGroupOwnerId TagSpecifications ${OF_PAIRS}`,
  'ec2 AuthorizeSecurityGroupEgress': `DryRun TagSpecifications ${OLD_EGRESS} ${OF_PAIRS}`,
  'ec2 RevokeSecurityGroupIngress': `DryRun SourceSecurityGroupOwnerId ${OF_PAIRS}`,
  'ec2 RevokeSecurityGroupEgress': `DryRun ${OLD_EGRESS} ${OF_PAIRS}`,
  'ec2 ModifyInstanceAttribute':
    'Attribute BlockDeviceMappings DisableApiStop DisableApiTermination DryRun EbsOptimized EnaSupport EnclaveOptions InstanceInitiatedShutdownBehavior InstanceType Kernel Ramdisk SourceDestCheck SriovNetSupport UserData Value',
}

const OF_RULES = 'IpPermissions[].IpProtocol IpPermissions[].IpRanges[].CidrIp'

/** What AWS’s model leaves open and its service asks for. */
export const SECURITY_GROUPS_REQUIRED: Readonly<Record<string, string>> = {
  'ec2 AuthorizeSecurityGroupIngress': OF_RULES,
  'ec2 AuthorizeSecurityGroupEgress': OF_RULES,
  'ec2 RevokeSecurityGroupIngress': OF_RULES,
  'ec2 RevokeSecurityGroupEgress': OF_RULES,
  'ec2 ModifyInstanceAttribute': 'Groups',
}
