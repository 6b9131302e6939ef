import { parameterArn } from './storeArns.ts'
import { parameterNamed } from './valueFrom.ts'
import { accessDenied, deniedAs, deniedKey, isToldStore, type Fetched, type Fetching } from './fetching.ts'

const ACTION = 'ssm:GetParameters'

/** SEC-5 */
export function fetchParameter(fetching: Fetching, valueFrom: string): Fetched {
  const { region, names } = parameterNamed(valueFrom)
  const [name = ''] = names
  const denied = deniedAs(fetching, { action: ACTION, resource: parameterArn(name, region) })
  if (denied !== null) return accessDenied(ACTION, denied)
  if (!isToldStore(fetching, 'ssm', region)) return { value: null }
  const { parameters } = fetching.world
  const found = names.map((one) => parameters.get(one)).find((one) => one !== undefined)
  if (found === undefined) return { cause: 'notFound', action: ACTION, said: name }
  if (!deniedKey(fetching, found.keyId)) return { value: found.value }
  const said =
    'AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.'
  return { cause: 'notAllowed', action: 'kms:Decrypt', said }
}
