import { CONDITION_KEYS, CONDITION_OPERATORS, type Condition } from './policyDocument.ts'
import { isJsonObject } from '../../../base/jsonObject.ts'
import { Malformed, textsOf } from './policyProblem.ts'

const SETS = ['ForAllValues', 'ForAnyValue'] as const
const IF_EXISTS = 'IfExists'
/** AWS's others: what they compare the lab has not. */
const OTHER_OPERATORS = /^(Numeric|Date|Binary|IpAddress|NotIpAddress)/

/** Every operator and key that is read counts; what the lab cannot tell a request by is refused by its name. */
export function conditionsOf(
  given: unknown,
  { place, by }: { readonly place: string; readonly by: 'customer' | 'aws' },
): readonly Condition[] {
  if (!isJsonObject(given)) throw malformed(place, 'Condition is an object of operators')
  return Object.entries(given).flatMap(([operator, keys]) => {
    const at = `${place}.${operator}`
    const parts = operatorOf(operator, at)
    if (!isJsonObject(keys)) throw malformed(at, `${operator} is an object of condition keys`)
    return Object.entries(keys).map(([key, values]) => ({
      ...parts,
      key: by === 'aws' ? key : keyOf(key, at),
      values: valuesOf(values, `${at}.${key}`),
    }))
  })
}

function operatorOf(given: string, place: string): Pick<Condition, 'operator' | 'set' | 'isIfExists'> {
  const set = SETS.find((one) => given.startsWith(`${one}:`)) ?? null
  const rest = set === null ? given : given.slice(set.length + 1)
  const isIfExists = rest.endsWith(IF_EXISTS)
  const name = isIfExists ? rest.slice(0, -IF_EXISTS.length) : rest
  const operator = CONDITION_OPERATORS.find((one) => one === name)
  if (operator !== undefined) return { operator, set, isIfExists }
  if (OTHER_OPERATORS.test(name)) throw Malformed.lacking(`conditions with ${name}`, place)
  throw malformed(place, `${name} is no operator of conditions`)
}

function keyOf(given: string, place: string): string {
  const known = CONDITION_KEYS.find((one) => one.toLowerCase() === given.toLowerCase())
  if (known !== undefined) return known
  if (/^[A-Za-z0-9-]+:[A-Za-z0-9/:._-]+$/.test(given)) throw Malformed.lacking(`condition key ${given}`, place)
  throw malformed(place, `"${given}" is no condition key, which is as aws:SourceArn`)
}

/** Of `Bool` and `Null` a bare true or false, too. */
function valuesOf(given: unknown, place: string): readonly string[] {
  const all: readonly unknown[] = Array.isArray(given) ? given : [given]
  const values = textsOf(all.map((one) => (typeof one === 'boolean' ? String(one) : one)))
  if (values === null || values.length === 0) throw malformed(place, 'a condition has a text or a list of texts')
  if (values.some((one) => one.includes('${'))) throw Malformed.lacking('variables of policies', place)
  return values
}

function malformed(place: string, reason: string): Malformed {
  return new Malformed('Syntax errors in policy.', { place, reason })
}
