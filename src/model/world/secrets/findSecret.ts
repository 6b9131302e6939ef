import type { World } from '../world.ts'
import type { Secret, SecretVersion } from './stores.ts'
import { AWSCURRENT } from './stores.ts'

const SUFFIX = /-[A-Za-z0-9]{6}$/

/** By its ARN, whole or without the six signs at its end, or by its name (Secrets Manager api, GetSecretValue). */
export function findSecret({ secrets }: Pick<World, 'secrets'>, id: string): Secret | undefined {
  const exact = secrets.get(id)
  if (exact !== undefined) return exact
  for (const one of secrets.values()) if (one.name === id || one.arn.replace(SUFFIX, '') === id) return one
  return undefined
}

export interface VersionAsked {
  readonly versionId?: string | undefined
  readonly stage?: string | undefined
}

/** The version that has an id and a stage, whichever are asked for; without either the current one. */
export function versionOf({ versions }: Secret, { versionId, stage }: VersionAsked): SecretVersion | undefined {
  const wanted = stage ?? (versionId === undefined ? AWSCURRENT : null)
  return versions.find(
    ({ id, stages }) => (versionId === undefined || id === versionId) && (wanted === null || stages.includes(wanted)),
  )
}
