import { ApiError } from '../api/command.ts'
import { SECRET_VERSIONS_MAX } from '../world/labLimits.ts'
import { AWSCURRENT, AWSPREVIOUS, type Secret, type SecretVersion } from '../world/secrets/stores.ts'
import { drawnUuid } from '../world/task/drawnIds.ts'

interface NewVersion {
  readonly value: string
  readonly nowMs: number
  /** Its id, where who puts it gives one. */
  readonly token: string | undefined
  readonly stages: readonly string[]
}

/** @throws ApiError  ResourceExistsException, where its id has another value */
export function newVersion(secret: Secret, { value, nowMs, token, stages }: NewVersion): SecretVersion {
  const id = token ?? drawnUuid(secret.arn, `version ${String(nowMs)} ${String(secret.versions.length)}`)
  const known = secret.versions.find((one) => one.id === id)
  if (known !== undefined && known.value !== value) {
    const message = `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`
    throw new ApiError('ResourceExistsException', message, 'ClientRequestToken')
  }
  return { id, value, stages, createdAtMs: known?.createdAtMs ?? nowMs }
}

/** SEC-3: a stage is of one version. What was AWSCURRENT is AWSPREVIOUS from then on. */
export function withVersion(secret: Secret, version: SecretVersion): Secret {
  const isCurrent = version.stages.includes(AWSCURRENT)
  const before = secret.versions.filter(({ id }) => id !== version.id)
  const others = before.map((one): SecretVersion => {
    const stages = one.stages.filter((stage) => !version.stages.includes(stage))
    if (!isCurrent) return { ...one, stages }
    const left = stages.filter((stage) => stage !== AWSPREVIOUS)
    return { ...one, stages: one.stages.includes(AWSCURRENT) ? [...left, AWSPREVIOUS] : left }
  })
  return { ...secret, versions: kept([...others, version]) }
}

/** Those without a stage go first, the oldest before others. */
function kept(versions: readonly SecretVersion[]): readonly SecretVersion[] {
  const tooMany = versions.length - SECRET_VERSIONS_MAX
  const gone = new Set(versions.filter(({ stages }) => stages.length === 0).slice(0, Math.max(0, tooMany)))
  return versions.filter((one) => !gone.has(one))
}
