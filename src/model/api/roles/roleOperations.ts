import type { OperationList } from '../operation.ts'
import { answer, optional, required, struct, whole } from '../shape.ts'
import {
  BOUNDARY,
  MARKED,
  PATH_PREFIX,
  TAGS,
  description,
  document,
  path,
  policyArn,
  policyName,
  profileName,
  roleName,
} from './iamShapes.ts'

const NOTHING = answer({})
const OF_ROLE = { RoleName: required(roleName) }
const OF_PROFILE = { InstanceProfileName: required(profileName) }

export const roleOperations = {
  CreateRole: {
    kind: 'write',
    input: struct({
      Path: path,
      ...OF_ROLE,
      AssumeRolePolicyDocument: required(document),
      Description: optional(description),
      MaxSessionDuration: optional(whole({ min: 3_600, max: 43_200 })),
      PermissionsBoundary: BOUNDARY,
      Tags: TAGS,
    }),
    output: answer({ Role: 'structure' }),
  },
  GetRole: { kind: 'read', input: struct(OF_ROLE), output: answer({ Role: 'structure' }) },
  ListRoles: {
    kind: 'read',
    input: struct({ PathPrefix: PATH_PREFIX, ...MARKED }),
    output: answer({ Roles: 'list', IsTruncated: 'boolean', Marker: 'string' }),
  },
  DeleteRole: { kind: 'write', input: struct(OF_ROLE), output: NOTHING },
  UpdateAssumeRolePolicy: {
    kind: 'write',
    input: struct({ ...OF_ROLE, PolicyDocument: required(document) }),
    output: NOTHING,
  },
  PutRolePolicy: {
    kind: 'write',
    input: struct({ ...OF_ROLE, PolicyName: required(policyName), PolicyDocument: required(document) }),
    output: NOTHING,
  },
  GetRolePolicy: {
    kind: 'read',
    input: struct({ ...OF_ROLE, PolicyName: required(policyName) }),
    output: answer({ RoleName: 'string', PolicyName: 'string', PolicyDocument: 'string' }),
  },
  DeleteRolePolicy: {
    kind: 'write',
    input: struct({ ...OF_ROLE, PolicyName: required(policyName) }),
    output: NOTHING,
  },
  ListRolePolicies: {
    kind: 'read',
    input: struct({ ...OF_ROLE, ...MARKED }),
    output: answer({ PolicyNames: 'list', IsTruncated: 'boolean', Marker: 'string' }),
  },
  AttachRolePolicy: {
    kind: 'write',
    input: struct({ ...OF_ROLE, PolicyArn: required(policyArn) }),
    output: NOTHING,
  },
  DetachRolePolicy: {
    kind: 'write',
    input: struct({ ...OF_ROLE, PolicyArn: required(policyArn) }),
    output: NOTHING,
  },
  ListAttachedRolePolicies: {
    kind: 'read',
    input: struct({ ...OF_ROLE, PathPrefix: PATH_PREFIX, ...MARKED }),
    output: answer({ AttachedPolicies: 'list', IsTruncated: 'boolean', Marker: 'string' }),
  },
  CreateInstanceProfile: {
    kind: 'write',
    input: struct({ ...OF_PROFILE, Path: path, Tags: TAGS }),
    output: answer({ InstanceProfile: 'structure' }),
  },
  GetInstanceProfile: {
    kind: 'read',
    input: struct(OF_PROFILE),
    output: answer({ InstanceProfile: 'structure' }),
  },
  DeleteInstanceProfile: { kind: 'write', input: struct(OF_PROFILE), output: NOTHING },
  AddRoleToInstanceProfile: { kind: 'write', input: struct({ ...OF_PROFILE, ...OF_ROLE }), output: NOTHING },
  RemoveRoleFromInstanceProfile: { kind: 'write', input: struct({ ...OF_PROFILE, ...OF_ROLE }), output: NOTHING },
} as const satisfies OperationList
