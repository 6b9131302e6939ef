import type { OperationList } from '../operation.ts'
import { absent, answer, list, oneOf, optional, required, struct, text } from '../shape.ts'
import { MARKED, TAGS, description, document, path, policyArn, policyName } from './iamShapes.ts'

const anyArn = text({ min: 1, max: 2_048 })
const BOUNDARIES = 'permissions boundaries'

export const policyOperations = {
  CreatePolicy: {
    kind: 'write',
    input: struct({
      PolicyName: required(policyName),
      Path: path,
      PolicyDocument: required(document),
      Description: optional(description),
      Tags: TAGS,
    }),
    output: answer({ Policy: 'structure' }),
  },
  GetPolicy: {
    kind: 'read',
    input: struct({ PolicyArn: required(policyArn) }),
    output: answer({ Policy: 'structure' }),
  },
  GetPolicyVersion: {
    kind: 'read',
    input: struct({ PolicyArn: required(policyArn), VersionId: required(text({ max: 32 })) }),
    output: answer({ PolicyVersion: 'structure' }),
  },
  DeletePolicy: { kind: 'write', input: struct({ PolicyArn: required(policyArn) }), output: answer({}) },
  SimulatePrincipalPolicy: {
    kind: 'read',
    input: struct({
      PolicySourceArn: required(anyArn),
      PolicyInputList: optional(list(document, { max: 20 })),
      PermissionsBoundaryPolicyInputList: absent(BOUNDARIES, 'list'),
      PolicyExclusionList: absent('policies that are left out of a simulation', 'list'),
      ActionNames: required(list(text({ min: 3, max: 128 }), { max: 100 })),
      ResourceArns: optional(list(anyArn, { max: 100 })),
      ResourcePolicy: absent('resource policies in simulations', 'string'),
      ResourceOwner: absent('resource policies in simulations', 'string'),
      CallerArn: absent('resource policies in simulations', 'string'),
      ContextEntries: optional(
        list(
          struct({
            ContextKeyName: optional(text({ min: 5, max: 256 })),
            ContextKeyValues: optional(list(text({ min: 0 }), { max: 100 })),
            ContextKeyType: optional(
              oneOf(['string', 'stringList', 'boolean', 'booleanList'], {
                numeric: 'conditions on numbers',
                numericList: 'conditions on numbers',
                ip: 'conditions on addresses',
                ipList: 'conditions on addresses',
                binary: 'conditions on bytes',
                binaryList: 'conditions on bytes',
                date: 'conditions on dates',
                dateList: 'conditions on dates',
              }),
            ),
          }),
          { max: 20 },
        ),
      ),
      ResourceHandlingOption: absent('resource handling of EC2', 'string'),
      ...MARKED,
    }),
    output: answer({ EvaluationResults: 'list', IsTruncated: 'boolean', Marker: 'string' }),
  },
} as const satisfies OperationList
