import { jsonObject } from '../../base/jsonObject.ts'
import type { Secret } from '../world/secrets/stores.ts'
import { drawnHex } from '../world/task/drawnIds.ts'

/** SEC-3: another password, where the secret is JSON that has one; else another value. It follows from the secret alone. */
export function rotatedValue(secret: Secret, value: string): string {
  const drawn = drawnHex(
    secret.arn,
    `rotation ${String(secret.versions.length)} ${secret.versions.at(-1)?.id ?? ''}`,
    16,
  )
  const json = jsonObject(value)
  return json !== null && 'password' in json ? JSON.stringify({ ...json, password: drawn }) : drawn
}
