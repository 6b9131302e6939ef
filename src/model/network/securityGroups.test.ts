import { describe, expect, it } from 'vitest'
import { close, createSecurityGroup, guardedFront, open, tcp } from '../../testing/securityGroups.ts'
import { createService, NETWORK, registerFargate, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { isWithinCidr, readCidr, cidrText } from '../world/network/cidr.ts'
import { DEFAULT_GROUP_ID } from '../world/network/securityGroup.ts'

const described = (lab: TestLab, fields: Input = {}) =>
  lab.act('ec2', 'DescribeSecurityGroups', fields).SecurityGroups as readonly Input[]

const refusal = (lab: TestLab, operation: string, input: Input) => {
  const { name, field } = lab.refused('ec2', operation, input)
  return [name, field]
}

type Refused = readonly [what: string, operation: string, input: Input, name: string, field: string]

const REFUSED: readonly Refused[] = [
  [
    'a name twice',
    'CreateSecurityGroup',
    { GroupName: 'web', Description: 'x' },
    'InvalidGroup.Duplicate',
    'GroupName',
  ],
  [
    'the name of the default',
    'CreateSecurityGroup',
    { GroupName: 'default', Description: 'x' },
    'InvalidParameterValue',
    'GroupName',
  ],
  [
    'a name like an id',
    'CreateSecurityGroup',
    { GroupName: 'sg-1', Description: 'x' },
    'InvalidParameterValue',
    'GroupName',
  ],
  [
    'another VPC',
    'CreateSecurityGroup',
    { GroupName: 'x', Description: 'x', VpcId: 'vpc-1' },
    'InvalidVpcID.NotFound',
    'VpcId',
  ],
  ['no such group', 'DescribeSecurityGroups', { GroupIds: ['sg-1'] }, 'InvalidGroup.NotFound', 'GroupIds[0]'],
  ['no group at all', 'DeleteSecurityGroup', {}, 'MissingParameter', 'GroupId'],
  ['the default', 'DeleteSecurityGroup', { GroupName: 'default' }, 'CannotDelete', 'GroupName'],
  ['no rule', 'AuthorizeSecurityGroupIngress', { GroupName: 'web' }, 'MissingParameter', 'IpPermissions'],
  [
    'a rule twice',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpPermissions: [tcp(80, '0.0.0.0/0')] },
    'InvalidPermission.Duplicate',
    'IpPermissions',
  ],
  [
    'a rule twice at once',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpPermissions: [tcp(81, '10.0.0.0/8'), tcp(81, '10.1.0.0/8')] },
    'InvalidPermission.Duplicate',
    'IpPermissions',
  ],
  [
    'no port',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpProtocol: 'tcp', FromPort: 80, CidrIp: '0.0.0.0/0' },
    'InvalidParameterValue',
    'ToPort',
  ],
  [
    'ports turned round',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpPermissions: [tcp([81, 80], '0.0.0.0/0')] },
    'InvalidParameterValue',
    'IpPermissions[0].ToPort',
  ],
  [
    'no block',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpPermissions: [tcp(80, '10.0.0.256/8')] },
    'InvalidParameterValue',
    'IpPermissions[0].IpRanges[0].CidrIp',
  ],
  [
    'no protocol',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpProtocol: 'tpc', CidrIp: '0.0.0.0/0' },
    'InvalidParameterValue',
    'IpProtocol',
  ],
  [
    'both forms',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpProtocol: '-1', IpPermissions: [tcp(81, '0.0.0.0/0')] },
    'InvalidParameterCombination',
    'IpPermissions',
  ],
  [
    'a group that is not there',
    'AuthorizeSecurityGroupIngress',
    { GroupName: 'web', IpPermissions: [tcp(81, 'sg-1')] },
    'InvalidGroup.NotFound',
    'IpPermissions[0].UserIdGroupPairs[0]',
  ],
  [
    'no such rule',
    'RevokeSecurityGroupIngress',
    { GroupName: 'web', IpPermissions: [tcp(81, '0.0.0.0/0')] },
    'InvalidPermission.NotFound',
    'IpPermissions',
  ],
  [
    'no such rule by id',
    'RevokeSecurityGroupIngress',
    { GroupName: 'web', SecurityGroupRuleIds: ['sgr-1'] },
    'InvalidSecurityGroupRuleId.NotFound',
    'SecurityGroupRuleIds[0]',
  ],
  [
    'six groups of an interface',
    'ModifyInstanceAttribute',
    { InstanceId: 'i-1', Groups: Array(6).fill('sg-1') },
    'SecurityGroupsPerInterfaceLimitExceeded',
    'Groups',
  ],
  [
    'no instance',
    'ModifyInstanceAttribute',
    { InstanceId: 'i-1', Groups: [DEFAULT_GROUP_ID] },
    'InvalidInstanceID.NotFound',
    'InstanceId',
  ],
]

describe('NET-5 security groups are made, opened and closed in AWS’s shapes', () => {
  it('a new one lets nothing in and all out; its id is drawn from the seed', () => {
    const ids = [1, 1, 2].map((seed) => createSecurityGroup(yard({ seed }), 'web'))
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
    const lab = yard()
    const GroupId = createSecurityGroup(lab, 'web')
    expect(GroupId).toMatch(/^sg-[0-9a-f]{17}$/)
    expect(described(lab, { GroupIds: [GroupId] })).toMatchObject([
      {
        GroupId,
        GroupName: 'web',
        VpcId: 'vpc-0d4f6b8a2c0e1f3a5',
        IpPermissions: [],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] }],
      },
    ])
  })

  it('rules are told by protocol and ports, blocks are taken down to their first address', () => {
    const lab = yard()
    const GroupId = createSecurityGroup(lab, 'web')
    open(lab, GroupId, tcp(80, '10.0.3.7/16'), tcp(80, GroupId), tcp([8_000, 8_080], '0.0.0.0/0'))
    lab.act('ec2', 'AuthorizeSecurityGroupIngress', {
      GroupName: 'web',
      IpProtocol: '17',
      FromPort: 53,
      ToPort: 53,
      CidrIp: '10.0.0.2/32',
    })
    const [group] = described(lab, { GroupNames: ['web'] })
    expect(group?.IpPermissions).toMatchObject([
      {
        IpProtocol: 'tcp',
        FromPort: 80,
        ToPort: 80,
        IpRanges: [{ CidrIp: '10.0.0.0/16' }],
        UserIdGroupPairs: [{ GroupId }],
      },
      { IpProtocol: 'tcp', FromPort: 8_000, ToPort: 8_080 },
      { IpProtocol: 'udp', FromPort: 53, ToPort: 53, IpRanges: [{ CidrIp: '10.0.0.2/32' }] },
    ])
  })

  it('what is revoked is gone, by its terms or by its id', () => {
    const lab = yard()
    const GroupId = createSecurityGroup(lab, 'web')
    open(lab, GroupId, tcp(80, '0.0.0.0/0'), tcp(443, '0.0.0.0/0'))
    close(lab, GroupId, tcp(80, '0.0.0.0/0'))
    const [rule] = lab.world.securityGroups.get(GroupId)?.ingress ?? []
    expect(rule).toMatchObject({ fromPort: 443 })
    const answer = lab.act('ec2', 'RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: [rule?.id] })
    expect(answer.RevokedSecurityGroupRules).toMatchObject([{ IsEgress: false, CidrIpv4: '0.0.0.0/0', ToPort: 443 }])
    expect(lab.world.securityGroups.get(GroupId)?.ingress).toEqual([])
  })

  it.each(REFUSED)('refuses %s', (_what, ...[operation, input, name, field]) => {
    const lab = yard()
    open(lab, createSecurityGroup(lab, 'web'), tcp(80, '0.0.0.0/0'))
    expect(refusal(lab, operation, input)).toEqual([name, field])
  })

  it('takes 60 rules and no more', () => {
    const lab = yard()
    const GroupId = createSecurityGroup(lab, 'web')
    open(lab, GroupId, ...Array.from({ length: 60 }, (_, index) => tcp(index, '0.0.0.0/0')))
    const [one] = [{ GroupId, IpPermissions: [tcp(99, '0.0.0.0/0')] }]
    expect(refusal(lab, 'AuthorizeSecurityGroupIngress', one)).toEqual([
      'RulesPerSecurityGroupLimitExceeded',
      'IpPermissions',
    ])
  })
})

describe('NET-6 the default group', () => {
  it('is open and says so, and can be closed like any', () => {
    const lab = yard()
    expect(described(lab)).toMatchObject([
      { GroupId: DEFAULT_GROUP_ID, GroupName: 'default', IpPermissions: [{ IpProtocol: '-1' }] },
    ])
    lab.act('ec2', 'RevokeSecurityGroupIngress', { GroupName: 'default', IpProtocol: '-1', CidrIp: '0.0.0.0/0' })
    expect(described(lab)).toMatchObject([{ GroupName: 'default', IpPermissions: [] }])
  })
})

describe('NET-8 a group that is needed stays', () => {
  it.each<[string, (lab: TestLab, id: string) => void]>([
    ['by a rule', (lab, id) => open(lab, createSecurityGroup(lab, 'other'), tcp(80, id))],
    ['by a load balancer', (lab, id) => void guardedFront(lab, { balancer: { SecurityGroups: [id] } })],
    [
      'by an instance',
      (lab, id) =>
        lab.act('ec2', 'ModifyInstanceAttribute', { InstanceId: lab.instance(0).ec2InstanceId, Groups: [id] }),
    ],
    [
      'by a service',
      (lab, id) => {
        registerFargate(lab)
        const networkConfiguration = { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, securityGroups: [id] } }
        createService(lab, { taskDefinition: 'far', launchType: 'FARGATE', desiredCount: 1, networkConfiguration })
      },
    ],
    [
      'by a launch template',
      (lab, id) =>
        lab.act('ec2', 'CreateLaunchTemplate', {
          LaunchTemplateName: 'small',
          LaunchTemplateData: { InstanceType: 'm5.large', SecurityGroupIds: [id] },
        }),
    ],
  ])('%s', (_who, need) => {
    const lab = yard()
    const GroupId = createSecurityGroup(lab, 'web')
    need(lab, GroupId)
    expect(refusal(lab, 'DeleteSecurityGroup', { GroupId })).toEqual(['DependencyViolation', 'GroupId'])
  })

  it('and one that names itself alone goes', () => {
    const lab = yard()
    const GroupId = createSecurityGroup(lab, 'web')
    open(lab, GroupId, tcp(80, GroupId))
    lab.act('ec2', 'DeleteSecurityGroup', { GroupId })
    expect(described(lab)).toHaveLength(1)
  })
})

describe('NET-7 blocks of addresses', () => {
  it.each([
    ['10.0.0.4/32', '10.0.0.0/16', true],
    ['10.1.0.4/32', '10.0.0.0/16', false],
    ['10.0.0.0/16', '10.0.0.0/17', false],
    ['10.2.0.0/16', '0.0.0.0/0', true],
    ['255.255.255.255/32', '255.255.255.254/31', true],
    ['10.0.0.4', '0.0.0.0/0', false],
  ])('%s in %s: %s', (inner, outer, isIn) => {
    expect(isWithinCidr(inner, outer)).toBe(isIn)
  })

  it('are read strictly and told as AWS does', () => {
    const told = ['10.0.3.7/16', '255.255.255.255/1', '0.0.0.0/0', '1.2.3.4/33', '1.2.3/8', 'x'].map((one) => {
      const cidr = readCidr(one)
      return cidr === null ? null : cidrText(cidr)
    })
    expect(told).toEqual(['10.0.0.0/16', '128.0.0.0/1', '0.0.0.0/0', null, null, null])
  })
})
