import type { OperationList } from '../operation.ts'
import { answer, required, struct } from '../shape.ts'
import { BOUNDARY, MARKED, PATH_PREFIX, TAGS, document, path, policyArn, policyName, userName } from './iamShapes.ts'

const NOTHING = answer({})
const OF_USER = { UserName: required(userName) }

export const userOperations = {
  CreateUser: {
    kind: 'write',
    input: struct({ Path: path, ...OF_USER, PermissionsBoundary: BOUNDARY, Tags: TAGS }),
    output: answer({ User: 'structure' }),
  },
  ListUsers: {
    kind: 'read',
    input: struct({ PathPrefix: PATH_PREFIX, ...MARKED }),
    output: answer({ Users: 'list', IsTruncated: 'boolean', Marker: 'string' }),
  },
  DeleteUser: { kind: 'write', input: struct(OF_USER), output: NOTHING },
  PutUserPolicy: {
    kind: 'write',
    input: struct({ ...OF_USER, PolicyName: required(policyName), PolicyDocument: required(document) }),
    output: NOTHING,
  },
  DeleteUserPolicy: {
    kind: 'write',
    input: struct({ ...OF_USER, PolicyName: required(policyName) }),
    output: NOTHING,
  },
  AttachUserPolicy: {
    kind: 'write',
    input: struct({ ...OF_USER, PolicyArn: required(policyArn) }),
    output: NOTHING,
  },
  DetachUserPolicy: {
    kind: 'write',
    input: struct({ ...OF_USER, PolicyArn: required(policyArn) }),
    output: NOTHING,
  },
} as const satisfies OperationList
