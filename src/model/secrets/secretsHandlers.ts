import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { secretsOperations } from '../api/secrets/secretsOperations.ts'
import type { Context } from '../world/context.ts'
import { SECRETS_MAX } from '../world/labLimits.ts'
import { findSecret, versionOf } from '../world/secrets/findSecret.ts'
import { secretArn } from '../world/secrets/storeArns.ts'
import { AWSCURRENT, type Secret } from '../world/secrets/stores.ts'
import { drawnHex } from '../world/task/drawnIds.ts'
import type { World } from '../world/world.ts'
import { rotatedValue } from './rotating.ts'
import { dateOf, refuseFull, tellStore } from './storing.ts'
import { newVersion, withVersion } from './versions.ts'

const DAY_MS = 86_400_000
const RECOVERY_DAYS = 30

export const secretsHandlers: Handlers<typeof secretsOperations> = {
  CreateSecret(context, { input }) {
    const { world, nowMs } = context
    const { Name: name, SecretString: value, Description: description = null, KmsKeyId: keyId = null } = input
    refuseTaken(world, name)
    refuseFull(world.secrets.size >= SECRETS_MAX, 'LimitExceededException', 'secrets')
    tellStore(context, 'secretsmanager')
    const arn = secretArn(name, drawnHex(name, `secret of ${String(nowMs)}`, 6))
    const empty: Secret = {
      arn,
      name,
      description,
      keyId,
      createdAtMs: nowMs,
      changedAtMs: nowMs,
      rotatedAtMs: null,
      deletesAtMs: null,
      versions: [],
    }
    if (value === undefined) {
      put(context, empty)
      return { ARN: arn, Name: name }
    }
    const version = newVersion(empty, { value, nowMs, token: input.ClientRequestToken, stages: [AWSCURRENT] })
    put(context, withVersion(empty, version))
    return { ARN: arn, Name: name, VersionId: version.id }
  },
  PutSecretValue(context, { input }) {
    const secret = usableSecret(context.world, input.SecretId)
    const { SecretString: value, ClientRequestToken: token, VersionStages: stages = [AWSCURRENT] } = input
    if (value === undefined) {
      throw new ApiError(
        'InvalidRequestException',
        'You must provide either SecretString or SecretBinary.',
        'SecretString',
      )
    }
    const version = newVersion(secret, { value, nowMs: context.nowMs, token, stages })
    put(context, { ...withVersion(secret, version), changedAtMs: context.nowMs })
    return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages }
  },
  GetSecretValue(world, { input }) {
    const secret = usableSecret(world, input.SecretId)
    const { VersionId: versionId, VersionStage: stage } = input
    const version = versionOf(secret, { versionId, stage })
    if (version === undefined) throw noSuchVersion({ versionId, stage })
    const { id, value, stages, createdAtMs } = version
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: id,
      SecretString: value,
      VersionStages: stages,
      CreatedDate: dateOf(createdAtMs),
    }
  },
  DeleteSecret(context, { input }) {
    const { SecretId: id, RecoveryWindowInDays: days, ForceDeleteWithoutRecovery: isForced = false } = input
    const secret = secretNamed(context.world, id)
    if (isForced && days !== undefined) {
      const message = "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays."
      throw new ApiError('InvalidParameterException', message, 'RecoveryWindowInDays')
    }
    const deletesAtMs = context.nowMs + (isForced ? 0 : (days ?? RECOVERY_DAYS) * DAY_MS)
    if (isForced) context.emit({ kind: 'gone', table: 'secrets', key: secret.arn })
    else put(context, { ...secret, deletesAtMs })
    return { ARN: secret.arn, Name: secret.name, DeletionDate: dateOf(deletesAtMs) }
  },
  RestoreSecret(context, { input }) {
    const secret = secretNamed(context.world, input.SecretId)
    if (secret.deletesAtMs !== null) put(context, { ...secret, deletesAtMs: null })
    return { ARN: secret.arn, Name: secret.name }
  },
  RotateSecret(context, { input }) {
    const { nowMs } = context
    const secret = usableSecret(context.world, input.SecretId)
    const current = versionOf(secret, {})
    if (current === undefined) throw noSuchVersion({ stage: AWSCURRENT })
    const value = rotatedValue(secret, current.value)
    const version = newVersion(secret, { value, nowMs, token: input.ClientRequestToken, stages: [AWSCURRENT] })
    put(context, { ...withVersion(secret, version), changedAtMs: nowMs, rotatedAtMs: nowMs })
    return { ARN: secret.arn, Name: secret.name, VersionId: version.id }
  },
  DescribeSecret: (world, { input }) => ({
    ...describedJson(secretNamed(world, input.SecretId)),
    VersionIdsToStages: stagesOf(secretNamed(world, input.SecretId)),
  }),
  ListSecrets(world, { input, raw, kept }) {
    const { SortBy: by = 'created-date', SortOrder: order = 'asc' } = input
    const listed = [...world.secrets.values()].filter(
      ({ deletesAtMs }) => deletesAtMs === null || input.IncludePlannedDeletion === true,
    )
    if (by === 'name') listed.sort((one, other) => (one.name < other.name ? -1 : 1))
    if (order === 'desc') listed.reverse()
    const { nextToken, ...page } = pageOf('SecretList', {
      arns: listed.map((one) => ({ ...describedJson(one), SecretVersionsToStages: stagesOf(one) })),
      given: {
        input: { maxResults: input.MaxResults, nextToken: input.NextToken },
        raw: { ...raw, MaxResults: null, NextToken: null },
        kept,
      },
      invalidToken: 'InvalidNextTokenException',
    })
    return { ...page, ...(nextToken !== undefined && { NextToken: nextToken }) }
  },
}

function put(context: Context, secret: Secret): void {
  context.emit({ kind: 'put', table: 'secrets', key: secret.arn, value: secret })
}

/** @throws ApiError  ResourceExistsException, InvalidRequestException */
function refuseTaken({ secrets }: World, name: string): void {
  const taken = [...secrets.values()].find((one) => one.name === name)
  if (taken === undefined) return
  if (taken.deletesAtMs === null) {
    const message = `The operation failed because the secret ${name} already exists.`
    throw new ApiError('ResourceExistsException', message, 'Name')
  }
  const message = "You can't create this secret because a secret with this name is already scheduled for deletion."
  throw new ApiError('InvalidRequestException', message, 'Name')
}

/** @throws ApiError  ResourceNotFoundException */
function secretNamed(world: World, id: string): Secret {
  const found = findSecret(world, id)
  if (found !== undefined) return found
  throw new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.", 'SecretId')
}

/** @throws ApiError  ResourceNotFoundException, InvalidRequestException */
function usableSecret(world: World, id: string): Secret {
  const found = secretNamed(world, id)
  if (found.deletesAtMs === null) return found
  const message = "You can't perform this operation on the secret because it was marked for deletion."
  throw new ApiError('InvalidRequestException', message, 'SecretId')
}

function noSuchVersion({
  versionId,
  stage,
}: {
  readonly versionId?: string | undefined
  readonly stage?: string | undefined
}) {
  const what = versionId === undefined ? `staging label: ${stage ?? AWSCURRENT}` : `VersionId: ${versionId}`
  return new ApiError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${what}`,
    versionId === undefined ? 'VersionStage' : 'VersionId',
  )
}

function describedJson(secret: Secret): Output {
  const { arn, name, description, keyId, createdAtMs, changedAtMs, rotatedAtMs, deletesAtMs } = secret
  return {
    ARN: arn,
    Name: name,
    ...(description !== null && { Description: description }),
    ...(keyId !== null && { KmsKeyId: keyId }),
    LastChangedDate: dateOf(changedAtMs),
    ...(rotatedAtMs !== null && { LastRotatedDate: dateOf(rotatedAtMs) }),
    ...(deletesAtMs !== null && { DeletedDate: dateOf(deletesAtMs) }),
    CreatedDate: dateOf(createdAtMs),
  }
}

/** What has no stage any more AWS does not tell. */
function stagesOf({ versions }: Secret): Output {
  return Object.fromEntries(versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]))
}
