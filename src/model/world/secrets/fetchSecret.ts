import { jsonObject } from '../../../base/jsonObject.ts'
import { findSecret, versionOf } from './findSecret.ts'
import { AWSCURRENT } from './stores.ts'
import { secretNamed } from './valueFrom.ts'
import { accessDenied, deniedAs, deniedKey, isToldStore, type Fetched, type Fetching } from './fetching.ts'

const ACTION = 'secretsmanager:GetSecretValue'

/** SEC-5 */
export function fetchSecret(fetching: Fetching, valueFrom: string): Fetched {
  const { arn, region, jsonKey, stage, versionId } = secretNamed(valueFrom)
  const secret = isToldStore(fetching, 'secretsmanager', region) ? findSecret(fetching.world, arn) : undefined
  const denied = deniedAs(fetching, { action: ACTION, resource: secret?.arn ?? arn })
  if (denied !== null) return accessDenied(ACTION, denied)
  if (!isToldStore(fetching, 'secretsmanager', region)) return { value: null }
  if (secret === undefined) return notFound("Secrets Manager can't find the specified secret.")
  if (secret.deletesAtMs !== null) {
    const said =
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion."
    return { cause: 'notFound', action: ACTION, said }
  }
  const version = versionOf(secret, { versionId, stage })
  if (version === undefined) {
    const what = versionId === undefined ? `staging label: ${stage ?? AWSCURRENT}` : `VersionId: ${versionId}`
    return notFound(`Secrets Manager can't find the specified secret value for ${what}`)
  }
  if (deniedKey(fetching, secret.keyId))
    return { cause: 'notAllowed', action: 'kms:Decrypt', said: 'AccessDeniedException: Access to KMS is not allowed' }
  return jsonKey === undefined ? { value: version.value } : partOf(version.value, jsonKey)
}

function notFound(message: string): Fetched {
  return { cause: 'notFound', action: ACTION, said: `ResourceNotFoundException: ${message}` }
}

/** What the agent says of a secret whose text is not what its definition takes it for (agent, asm.go). */
function partOf(text: string, jsonKey: string): Fetched {
  const value = jsonObject(text)
  if (value === null) {
    const [first = ''] = text
    return { cause: 'malformed', action: ACTION, said: `invalid character '${first}' looking for beginning of value` }
  }
  if (!Object.hasOwn(value, jsonKey)) {
    const said = `retrieved secret from Secrets Manager did not contain json key ${jsonKey}`
    return { cause: 'malformed', action: ACTION, said }
  }
  const part = value[jsonKey]
  return { value: typeof part === 'string' ? part : JSON.stringify(part) }
}

/** SEC-7: a secret with a user and a password, in the agent's words where it is none. */
export function fetchCredentials(fetching: Fetching, arn: string): Fetched {
  const fetched = fetchSecret(fetching, arn)
  if (!('value' in fetched) || fetched.value === null) return fetched
  const value = jsonObject(fetched.value)
  const wrong = (said: string): Fetched => ({ cause: 'malformed', action: ACTION, said })
  if (value === null) return wrong('asm fetching authorization data: unable to unmarshal secret value, invalid schema')
  for (const member of ['username', 'password'])
    if (typeof value[member] !== 'string' || value[member] === '')
      return wrong(`asm fetching ${member}: AuthorizationData is malformed, empty field`)
  return fetched
}
