import type { OperationList } from '../operation.ts'
import { absent, answer, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const secretId = { SecretId: required(text({ max: 2_048 })) }
const token = { ClientRequestToken: optional(text({ min: 32, max: 64 })) }
const secretString = { SecretString: optional(text({ max: 65_536 })) }
const SecretBinary = absent('binary secrets', 'string')
const stage = text({ max: 256 })
const named = { ARN: 'string', Name: 'string' } as const

export const secretsOperations = {
  CreateSecret: {
    kind: 'write',
    input: struct({
      Name: required(text({ max: 512 })),
      ...token,
      Description: optional(text({ min: 0, max: 2_048 })),
      KmsKeyId: optional(text({ max: 2_048 })),
      SecretBinary,
      ...secretString,
      Tags: absent('tags of secrets', 'list'),
      AddReplicaRegions: absent('replicas of secrets', 'list'),
      ForceOverwriteReplicaSecret: absent('replicas of secrets', 'boolean'),
      Type: absent('secrets that other companies manage', 'string'),
    }),
    output: answer({ ...named, VersionId: 'string', ReplicationStatus: 'list' }),
  },
  PutSecretValue: {
    kind: 'write',
    input: struct({
      ...secretId,
      ...token,
      SecretBinary,
      ...secretString,
      VersionStages: optional(list(stage, { min: 1, max: 20 })),
      RotationToken: absent('rotation by a Lambda function', 'string'),
    }),
    output: answer({ ...named, VersionId: 'string', VersionStages: 'list' }),
  },
  GetSecretValue: {
    kind: 'read',
    input: struct({
      ...secretId,
      VersionId: optional(text({ min: 32, max: 64 })),
      VersionStage: optional(stage),
    }),
    output: answer({
      ...named,
      VersionId: 'string',
      SecretBinary: 'string',
      SecretString: 'string',
      VersionStages: 'list',
      CreatedDate: 'timestamp',
    }),
  },
  DeleteSecret: {
    kind: 'write',
    input: struct({
      ...secretId,
      RecoveryWindowInDays: optional(whole({ min: 7, max: 30 })),
      ForceDeleteWithoutRecovery: optional(flag()),
    }),
    output: answer({ ...named, DeletionDate: 'timestamp' }),
  },
  RestoreSecret: { kind: 'write', input: struct(secretId), output: answer(named) },
  /** The lab is the Lambda function: it puts another password. */
  RotateSecret: {
    kind: 'write',
    input: struct({
      ...secretId,
      ...token,
      RotationLambdaARN: absent('rotation by a Lambda function', 'string'),
      RotationRules: absent('rotation by itself', 'structure'),
      ExternalSecretRotationMetadata: absent('secrets that other companies manage', 'list'),
      ExternalSecretRotationRoleArn: absent('secrets that other companies manage', 'string'),
      RotateImmediately: optional(flag()),
    }),
    output: answer({ ...named, VersionId: 'string' }),
  },
  DescribeSecret: {
    kind: 'read',
    input: struct(secretId),
    output: answer({
      ...named,
      Description: 'string',
      KmsKeyId: 'string',
      LastRotatedDate: 'timestamp',
      LastChangedDate: 'timestamp',
      DeletedDate: 'timestamp',
      VersionIdsToStages: 'map',
      CreatedDate: 'timestamp',
    }),
  },
  ListSecrets: {
    kind: 'read',
    input: struct({
      IncludePlannedDeletion: optional(flag()),
      MaxResults: optional(whole({ min: 1, max: 100 })),
      NextToken: optional(text()),
      Filters: absent('filters of secrets', 'list'),
      SortOrder: optional(oneOf(['asc', 'desc'])),
      SortBy: optional(
        oneOf(['created-date', 'name'], {
          'last-accessed-date': 'when a secret was read last',
          'last-changed-date': 'secrets by their last change',
        }),
      ),
    }),
    output: answer({ SecretList: 'list', NextToken: 'string' }),
  },
} as const satisfies OperationList
