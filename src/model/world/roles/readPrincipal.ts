import type { Principal } from './policyDocument.ts'
import { isJsonObject } from '../../../base/jsonObject.ts'
import { Malformed, textsOf } from './policyProblem.ts'

/** `"*"`, or `AWS` and `Service`, each one or several. */
export function principalsOf(given: unknown, place: string, policyFor: 'trust' | 'repository'): readonly Principal[] {
  if (given === undefined)
    throw new Malformed(policyFor === 'trust' ? 'Missing required field Principal' : 'Syntax errors in policy.', {
      place,
      reason: 'Principal is missing: { "Service": "ecs-tasks.amazonaws.com" }, as an example',
    })
  if (given === '*') return [{ kind: 'everybody' }]
  if (!isJsonObject(given)) throw invalid(place, 'Principal is "*" or an object of AWS and Service')
  return Object.entries(given).flatMap(([kind, named]) => {
    if (kind === 'Federated' || kind === 'CanonicalUser') throw Malformed.lacking(`${kind} principals`, place)
    const names = textsOf(named)
    if (names === null || names.length === 0) throw invalid(place, `${kind} is a text or a list of texts`)
    if (kind === 'Service') return names.map((one) => serviceNamed(one, place))
    if (kind === 'AWS') return names.map((one) => principalNamed(one, place))
    throw invalid(place, 'Principal has AWS and Service')
  })
}

function serviceNamed(service: string, place: string): Principal {
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(service)) return { kind: 'service', service }
  const message = `Invalid principal in policy: "SERVICE":"${service}"`
  throw new Malformed(message, { place, reason: 'a service is named as ecs-tasks.amazonaws.com' })
}

function principalNamed(name: string, place: string): Principal {
  if (name === '*') return { kind: 'everybody' }
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1]
  if (account !== undefined) return { kind: 'account', accountId: account }
  if (/^arn:aws:iam::\d{12}:(?:user|role)\/.+$/.test(name)) return { kind: 'arn', arn: name }
  const message = `Invalid principal in policy: "AWS":"${name}"`
  throw new Malformed(message, { place, reason: 'it is an account, or the ARN of a user or a role' })
}

function invalid(place: string, reason: string): Malformed {
  return new Malformed('Syntax errors in policy.', { place, reason })
}
