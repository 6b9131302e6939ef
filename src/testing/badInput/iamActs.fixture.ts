import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { allow, policy, TRUST_TASKS } from '../iam.ts'

const RoleName = 'kept'
const UserName = 'kept'
const InstanceProfileName = 'kept'
const PolicyName = 'own'
const READ_ONLY = 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly'
const ECS = 'arn:aws:iam::aws:policy/AmazonECS_FullAccess'
const ROLE_ARN = `arn:aws:iam::123456789012:role/${RoleName}`
const PolicyArn = 'arn:aws:iam::123456789012:policy/kept'
const PolicyDocument = policy(allow('ecr:*'))

/** What the prepared lab has of IAM: of its tasks and instances nobody wears it. */
export const iamSetUp: readonly Act[] = [
  act('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: TRUST_TASKS }),
  act('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument }),
  act('iam', 'AttachRolePolicy', { RoleName, PolicyArn: READ_ONLY }),
  act('iam', 'CreateRole', { RoleName: 'bare', AssumeRolePolicyDocument: TRUST_TASKS }),
  act('iam', 'CreateUser', { UserName }),
  act('iam', 'PutUserPolicy', { UserName, PolicyName, PolicyDocument }),
  act('iam', 'AttachUserPolicy', { UserName, PolicyArn: READ_ONLY }),
  act('iam', 'CreateUser', { UserName: 'bare' }),
  act('iam', 'CreatePolicy', { PolicyName: 'kept', PolicyDocument }),
  act('iam', 'CreateInstanceProfile', { InstanceProfileName }),
  act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName }),
  act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'bare' }),
]

/** A good act of each operation of IAM, on the prepared lab. */
export const iamActs: readonly Act[] = [
  act('iam', 'CreateRole', {
    RoleName: 'task',
    Path: '/shop/',
    AssumeRolePolicyDocument: TRUST_TASKS,
    Description: 'for the shop',
    MaxSessionDuration: 7_200,
  }),
  act('iam', 'GetRole', { RoleName }),
  act('iam', 'ListRoles', { PathPrefix: '/', MaxItems: 5 }),
  act('iam', 'DeleteRole', { RoleName: 'bare' }),
  act('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: TRUST_TASKS }),
  act('iam', 'PutRolePolicy', { RoleName, PolicyName: 'second', PolicyDocument }),
  act('iam', 'GetRolePolicy', { RoleName, PolicyName }),
  act('iam', 'DeleteRolePolicy', { RoleName, PolicyName }),
  act('iam', 'ListRolePolicies', { RoleName, MaxItems: 5 }),
  act('iam', 'AttachRolePolicy', { RoleName, PolicyArn: ECS }),
  act('iam', 'DetachRolePolicy', { RoleName, PolicyArn: READ_ONLY }),
  act('iam', 'ListAttachedRolePolicies', { RoleName, PathPrefix: '/', MaxItems: 5 }),
  act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'agents', Path: '/shop/' }),
  act('iam', 'GetInstanceProfile', { InstanceProfileName }),
  act('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'bare' }),
  act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'bare', RoleName }),
  act('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName }),
  act('iam', 'CreateUser', { UserName: 'ann', Path: '/shop/' }),
  act('iam', 'ListUsers', { PathPrefix: '/', MaxItems: 5 }),
  act('iam', 'DeleteUser', { UserName: 'bare' }),
  act('iam', 'PutUserPolicy', { UserName, PolicyName: 'second', PolicyDocument }),
  act('iam', 'DeleteUserPolicy', { UserName, PolicyName }),
  act('iam', 'AttachUserPolicy', { UserName, PolicyArn: ECS }),
  act('iam', 'DetachUserPolicy', { UserName, PolicyArn: READ_ONLY }),
  act('iam', 'CreatePolicy', { PolicyName: 'pulls', Path: '/shop/', PolicyDocument, Description: 'pulls' }),
  act('iam', 'GetPolicy', { PolicyArn }),
  act('iam', 'GetPolicyVersion', { PolicyArn, VersionId: 'v1' }),
  act('iam', 'DeletePolicy', { PolicyArn }),
  act('iam', 'SimulatePrincipalPolicy', {
    PolicySourceArn: ROLE_ARN,
    PolicyInputList: [PolicyDocument],
    ActionNames: ['iam:PassRole'],
    ResourceArns: [ROLE_ARN],
    ContextEntries: [
      { ContextKeyName: 'iam:PassedToService', ContextKeyValues: ['ecs.amazonaws.com'], ContextKeyType: 'string' },
    ],
    MaxItems: 5,
  }),
]
