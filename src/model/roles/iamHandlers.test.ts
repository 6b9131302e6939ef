import { describe, expect, it } from 'vitest'
import { allow, labWithRole, policy, ROLE, ROLE_ARN, role, TRUST_TASKS, trusting } from '../../testing/iam.ts'
import { TestLab } from '../../testing/testLab.ts'
import { isAssumable, mayAs } from '../world/roles/access.ts'

const PULL = { action: 'ecr:BatchGetImage', resource: 'arn:aws:ecr:us-east-1:123456789012:repository/web' }
const READ_ONLY = 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly'

describe('ROL-1 a role of which nothing was said', () => {
  it('is there and may all that is asked of it; from its creation its policies count', () => {
    const lab = new TestLab()
    expect(mayAs(lab.world, ROLE_ARN, PULL)).toMatchObject({ isAllowed: true, isUntold: true })
    expect(isAssumable(lab.world, ROLE_ARN, 'ecs-tasks.amazonaws.com')).toBe(true)
    role(lab, ROLE, { trust: trusting('ec2.amazonaws.com') })
    expect(mayAs(lab.world, ROLE_ARN, PULL)).toMatchObject({ isAllowed: false, isUntold: false })
    expect(isAssumable(lab.world, ROLE_ARN, 'ecs-tasks.amazonaws.com')).toBe(false)
    // Of another role still nothing was said.
    expect(mayAs(lab.world, `${ROLE_ARN}2`, PULL).isAllowed).toBe(true)
  })

  it('is not what one that was deleted becomes again', () => {
    const lab = labWithRole()
    lab.act('iam', 'DeleteRole', { RoleName: ROLE })
    expect(mayAs(lab.world, ROLE_ARN, PULL)).toMatchObject({ isAllowed: false, isUntold: false })
    expect(isAssumable(lab.world, ROLE_ARN, 'ecs-tasks.amazonaws.com')).toBe(false)
    role(lab, ROLE, { may: [allow('ecr:*')] })
    expect(mayAs(lab.world, ROLE_ARN, PULL).isAllowed).toBe(true)
    expect(lab.world.goneIdentities.size).toBe(0)
  })
})

describe('ROL-2 roles, users, policies and profiles', () => {
  it('a role is made once, described, listed by path, and deleted when nothing hangs on it', () => {
    const lab = new TestLab()
    const made = lab.act('iam', 'CreateRole', {
      RoleName: 'exec',
      Path: '/shop/',
      AssumeRolePolicyDocument: TRUST_TASKS,
      Description: 'pulls',
    })
    expect(made.Role).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:role/shop/exec',
      AssumeRolePolicyDocument: encodeURIComponent(TRUST_TASKS),
      MaxSessionDuration: 3_600,
      RoleId: expect.stringMatching(/^AROA[0-9A-F]{17}$/) as string,
    })
    expect(lab.act('iam', 'GetRole', { RoleName: 'exec' })).toEqual(made)
    expect(lab.act('iam', 'ListRoles', { PathPrefix: '/shop/' })).toEqual({ Roles: [made.Role], IsTruncated: false })
    expect(lab.act('iam', 'ListRoles', { PathPrefix: '/other/' }).Roles).toEqual([])
    expect(lab.refusal('iam', 'CreateRole', { RoleName: 'exec', AssumeRolePolicyDocument: TRUST_TASKS })).toEqual({
      name: 'EntityAlreadyExists',
      message: 'Role with name exec already exists.',
    })
    lab.act('iam', 'AttachRolePolicy', { RoleName: 'exec', PolicyArn: READ_ONLY })
    expect(lab.refusal('iam', 'DeleteRole', { RoleName: 'exec' }).message).toBe(
      'Cannot delete entity, must detach all policies first.',
    )
    lab.act('iam', 'DetachRolePolicy', { RoleName: 'exec', PolicyArn: READ_ONLY })
    lab.act('iam', 'DeleteRole', { RoleName: 'exec' })
    expect(lab.refusal('iam', 'GetRole', { RoleName: 'exec' })).toEqual({
      name: 'NoSuchEntity',
      message: 'The role with name exec cannot be found.',
    })
  })

  it('lists are paged, and a marker is good for its own list', () => {
    const lab = new TestLab()
    for (const name of ['a', 'b', 'c']) role(lab, name)
    const first = lab.act('iam', 'ListRoles', { MaxItems: 2 })
    expect([(first.Roles as readonly unknown[]).length, first.IsTruncated]).toEqual([2, true])
    expect(lab.act('iam', 'ListRoles', { MaxItems: 2, Marker: first.Marker })).toMatchObject({
      Roles: [{ RoleName: 'c' }],
      IsTruncated: false,
    })
    expect(lab.refusal('iam', 'ListUsers', { Marker: first.Marker }).name).toBe('ValidationError')
  })

  it('inline policies are put, replaced, read and deleted; together they have a size', () => {
    const lab = labWithRole(allow('ecr:*'))
    const given = { RoleName: ROLE, PolicyName: 'own' }
    const text = policy(allow('s3:*'))
    lab.act('iam', 'PutRolePolicy', { ...given, PolicyDocument: text })
    expect(mayAs(lab.world, ROLE_ARN, PULL).isAllowed).toBe(false)
    expect(lab.act('iam', 'GetRolePolicy', given)).toEqual({ ...given, PolicyDocument: encodeURIComponent(text) })
    expect(lab.act('iam', 'ListRolePolicies', { RoleName: ROLE })).toEqual({ PolicyNames: ['own'], IsTruncated: false })
    const large = policy(allow(Array.from({ length: 700 }, (_, index) => `s3:Get${String(index)}`)))
    expect(large.length).toBeLessThan(10_240)
    lab.act('iam', 'PutRolePolicy', { ...given, PolicyDocument: large })
    expect(lab.refusal('iam', 'PutRolePolicy', { ...given, PolicyName: 'more', PolicyDocument: large })).toEqual({
      name: 'LimitExceeded',
      message: 'Maximum policy size of 10240 bytes exceeded for role task',
    })
    lab.act('iam', 'DeleteRolePolicy', given)
    expect(lab.refusal('iam', 'DeleteRolePolicy', given).message).toBe('The role policy with name own cannot be found.')
  })

  it('managed policies are AWS’s or the account’s, attached once, ten at most', () => {
    const lab = labWithRole()
    const { Policy } = lab.act('iam', 'CreatePolicy', { PolicyName: 'pulls', PolicyDocument: policy(allow('ecr:*')) })
    const { Arn: PolicyArn } = Policy as { readonly Arn: string }
    const attach = (arn: string) => lab.act('iam', 'AttachRolePolicy', { RoleName: ROLE, PolicyArn: arn })
    attach(PolicyArn)
    attach(PolicyArn)
    attach(READ_ONLY)
    expect(lab.act('iam', 'ListAttachedRolePolicies', { RoleName: ROLE }).AttachedPolicies).toEqual([
      { PolicyName: 'pulls', PolicyArn },
      { PolicyName: 'AmazonEC2ContainerRegistryReadOnly', PolicyArn: READ_ONLY },
    ])
    expect(lab.act('iam', 'GetPolicy', { PolicyArn }).Policy).toMatchObject({ AttachmentCount: 1 })
    expect(lab.refusal('iam', 'DeletePolicy', { PolicyArn }).message).toBe(
      'Cannot delete a policy attached to entities.',
    )
    expect(lab.refusal('iam', 'AttachRolePolicy', { RoleName: ROLE, PolicyArn: `${PolicyArn}x` })).toEqual({
      name: 'NoSuchEntity',
      message: `Policy ${PolicyArn}x does not exist or is not attachable.`,
    })
    for (let count = 2; count < 10; count++) {
      const name = `p${String(count)}`
      lab.act('iam', 'CreatePolicy', { PolicyName: name, PolicyDocument: policy(allow('s3:*')) })
      attach(`arn:aws:iam::123456789012:policy/${name}`)
    }
    const eleventh = 'arn:aws:iam::aws:policy/AmazonECS_FullAccess'
    expect(lab.refusal('iam', 'AttachRolePolicy', { RoleName: ROLE, PolicyArn: eleventh })).toEqual({
      name: 'LimitExceeded',
      message: 'Cannot exceed quota for PoliciesPerRole: 10',
    })
    expect(lab.refusal('iam', 'DeletePolicy', { PolicyArn: READ_ONLY }).name).toBe('AccessDenied')
    expect(lab.act('iam', 'GetPolicyVersion', { PolicyArn, VersionId: 'v1' }).PolicyVersion).toMatchObject({
      Document: encodeURIComponent(policy(allow('ecr:*'))),
    })
  })
})

describe('ROL-2 profiles and users', () => {
  it('a profile has one role at most, which is not deleted under it', () => {
    const lab = labWithRole()
    const profile = { InstanceProfileName: 'web' }
    lab.act('iam', 'CreateInstanceProfile', profile)
    lab.act('iam', 'AddRoleToInstanceProfile', { ...profile, RoleName: ROLE })
    expect(lab.act('iam', 'GetInstanceProfile', profile).InstanceProfile).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:instance-profile/web',
      Roles: [{ RoleName: ROLE }],
    })
    expect(lab.refusal('iam', 'AddRoleToInstanceProfile', { ...profile, RoleName: ROLE }).message).toBe(
      'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    )
    const message = 'Cannot delete entity, must remove roles from instance profile first.'
    expect(lab.refusal('iam', 'DeleteRole', { RoleName: ROLE })).toEqual({ name: 'DeleteConflict', message })
    expect(lab.refusal('iam', 'DeleteInstanceProfile', profile)).toEqual({ name: 'DeleteConflict', message })
    lab.act('iam', 'RemoveRoleFromInstanceProfile', { ...profile, RoleName: ROLE })
    lab.act('iam', 'DeleteInstanceProfile', profile)
    expect(lab.world.instanceProfiles.size).toBe(0)
  })

  it('users have policies as roles have, and nobody assumes them', () => {
    const lab = new TestLab()
    const UserName = 'ann'
    const arn = 'arn:aws:iam::123456789012:user/ann'
    expect(lab.act('iam', 'CreateUser', { UserName }).User).toMatchObject({ Arn: arn })
    expect(mayAs(lab.world, arn, PULL).message).toBe(
      `User: ${arn} is not authorized to perform: ecr:BatchGetImage on resource: ${PULL.resource} because no identity-based policy allows the ecr:BatchGetImage action`,
    )
    lab.act('iam', 'PutUserPolicy', { UserName, PolicyName: 'own', PolicyDocument: policy(allow('ecr:*')) })
    expect(mayAs(lab.world, arn, PULL).isAllowed).toBe(true)
    expect(lab.refusal('iam', 'DeleteUser', { UserName }).message).toBe(
      'Cannot delete entity, must delete policies first.',
    )
    lab.act('iam', 'DeleteUserPolicy', { UserName, PolicyName: 'own' })
    lab.act('iam', 'DeleteUser', { UserName })
    expect(lab.act('iam', 'ListUsers', {}).Users).toEqual([])
  })

  it('what is no policy is refused before anything is kept', () => {
    const lab = labWithRole()
    expect(lab.refusal('iam', 'PutRolePolicy', { RoleName: ROLE, PolicyName: 'p', PolicyDocument: '{' })).toEqual({
      name: 'MalformedPolicyDocument',
      message: 'Syntax errors in policy.',
    })
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
    const lacking = { RoleName: ROLE, PolicyName: 'p', PolicyDocument: policy(allow('s3:*', '*', { Condition })) }
    expect(lab.refusal('iam', 'PutRolePolicy', lacking)).toEqual({
      name: 'InvalidParameterException',
      message:
        'Invalid parameter PolicyDocument.Statement[0].Condition.IpAddress: the lab has no conditions with IpAddress yet.',
    })
    expect(lab.refusal('iam', 'GetRole', { RoleName: 'a b' }).message).toContain("Value at 'roleName' failed")
  })
})

describe('ROL-6 who may assume a role', () => {
  it('is said by its trust policy', () => {
    const lab = labWithRole()
    expect(isAssumable(lab.world, ROLE_ARN, 'ecs-tasks.amazonaws.com')).toBe(true)
    expect(isAssumable(lab.world, ROLE_ARN, 'ec2.amazonaws.com')).toBe(false)
    lab.act('iam', 'UpdateAssumeRolePolicy', { RoleName: ROLE, PolicyDocument: trusting('ec2.amazonaws.com') })
    expect(isAssumable(lab.world, ROLE_ARN, 'ecs-tasks.amazonaws.com')).toBe(false)
  })
})

describe('ROL-9 IAM’s simulator', () => {
  it('tells of each action on each resource which policy decides', () => {
    const lab = labWithRole(allow('ecs:*', 'arn:aws:ecs:*:*:cluster/yard'))
    lab.act('iam', 'AttachRolePolicy', { RoleName: ROLE, PolicyArn: READ_ONLY })
    const { EvaluationResults } = lab.act('iam', 'SimulatePrincipalPolicy', {
      PolicySourceArn: ROLE_ARN,
      ActionNames: ['ecs:DescribeClusters', 'ecr:BatchGetImage'],
      ResourceArns: ['arn:aws:ecs:us-east-1:123456789012:cluster/yard'],
    })
    expect(EvaluationResults).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'own' }] },
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: READ_ONLY }] },
    ])
    const denied = lab.act('iam', 'SimulatePrincipalPolicy', { PolicySourceArn: ROLE_ARN, ActionNames: ['s3:Get*'] })
    expect(denied.EvaluationResults).toMatchObject([{ EvalDecision: 'implicitDeny', MatchedStatements: [] }])
    const nobody = { PolicySourceArn: `${ROLE_ARN}2`, ActionNames: ['ecs:RunTask'] }
    expect(lab.refusal('iam', 'SimulatePrincipalPolicy', nobody).name).toBe('NoSuchEntity')
  })
})
