import type { PolicyDocument, Statement } from './policyDocument.ts'
import { isJsonObject, type JsonObject } from '../../../base/jsonObject.ts'
import { Malformed, textsOf } from './policyProblem.ts'
import type { PolicyProblem } from './policyProblem.ts'
import { conditionsOf } from './readCondition.ts'
import { principalsOf } from './readPrincipal.ts'

/** What a policy hangs on: who asks, a role that is assumed, a repository. Each has other elements. */
export type PolicyFor = 'identity' | 'trust' | 'repository'

/** Whose policy it is: one of AWS's may ask for what no call of the lab says of itself. */
export type PolicyBy = 'customer' | 'aws'

export type PolicyRead = { readonly document: PolicyDocument } | { readonly problem: PolicyProblem }

const OLDER_VERSION = '2008-10-17'
const VERSION = '2012-10-17'
const SYNTAX = 'Syntax errors in policy.'
const INVALID_JSON = 'This policy contains invalid Json'
const ELEMENTS = ['Sid', 'Effect', 'Action', 'NotAction', 'Condition']

/** Reads the text of a policy, or says in IAM's words what is wrong with it, and where (ROL-3). */
export function readPolicy(text: string, policyFor: PolicyFor, by: PolicyBy = 'customer'): PolicyRead {
  try {
    return { document: documentOf(text, { policyFor, by }) }
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.problem }
    throw error
  }
}

interface Reading {
  readonly policyFor: PolicyFor
  readonly by: PolicyBy
}

function documentOf(text: string, reading: Reading): PolicyDocument {
  const { policyFor } = reading
  const policy = jsonOf(text, policyFor)
  const isOwn = policyFor === 'identity'
  for (const name of Object.keys(policy)) {
    if (!['Version', 'Id', 'Statement'].includes(name))
      throw new Malformed(SYNTAX, { place: name, reason: `${name} is no element of a policy` })
  }
  const { Version: version = OLDER_VERSION } = policy
  if (version !== VERSION && version !== OLDER_VERSION)
    throw new Malformed(SYNTAX, { place: 'Version', reason: `Version is "${VERSION}"` })
  if (isOwn && version !== VERSION) {
    const message = 'Policy document must be version 2012-10-17 or greater.'
    throw new Malformed(message, { place: 'Version', reason: `Version has to be said: "${VERSION}"` })
  }
  const given = isJsonObject(policy.Statement) ? [policy.Statement] : policy.Statement
  if (!Array.isArray(given) || given.length === 0)
    throw new Malformed(SYNTAX, { place: 'Statement', reason: 'Statement is a list of statements, at least one' })
  const statements = given.map((one: unknown, index) => statementOf(one, `Statement[${String(index)}]`, reading))
  refuseSameSids(statements)
  return { statements }
}

function jsonOf(text: string, policyFor: PolicyFor): JsonObject {
  const message = policyFor === 'trust' ? INVALID_JSON : SYNTAX
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Malformed(message, { place: '', reason: 'it is not JSON' })
  }
  if (!isJsonObject(value)) throw new Malformed(message, { place: '', reason: 'a policy is an object, in { }' })
  return value
}

function refuseSameSids(statements: readonly Statement[]): void {
  const sids = statements.flatMap(({ sid }) => (sid === null ? [] : [sid]))
  const index = sids.findIndex((sid, at) => sids.indexOf(sid) !== at)
  if (index < 0) return
  const message = 'Statement IDs (SID) in a single policy must be unique.'
  throw new Malformed(message, { place: 'Statement', reason: `the Sid "${sids[index] ?? ''}" stands twice` })
}

const OF_KIND: Readonly<Record<PolicyFor, readonly string[]>> = {
  identity: [...ELEMENTS, 'Resource', 'NotResource'],
  trust: [...ELEMENTS, 'Principal'],
  repository: [...ELEMENTS, 'Principal'],
}

function statementOf(given: unknown, place: string, { policyFor, by }: Reading): Statement {
  if (!isJsonObject(given)) throw new Malformed(SYNTAX, { place, reason: 'a statement is an object, in { }' })
  refuseElements(given, place, policyFor)
  const { Sid: sid = null, Effect: effect } = given
  // Amazon ECR takes blanks in it, as its console writes them.
  const isSid = typeof sid === 'string' && (policyFor === 'repository' || /^[A-Za-z0-9]*$/.test(sid))
  if (sid !== null && !isSid)
    throw new Malformed(SYNTAX, { place: `${place}.Sid`, reason: 'a Sid has letters and digits alone' })
  if (effect === undefined)
    throw new Malformed(policyFor === 'trust' ? 'Missing required field Effect' : SYNTAX, {
      place: `${place}.Effect`,
      reason: 'Effect is missing: "Allow" or "Deny"',
    })
  if (effect !== 'Allow' && effect !== 'Deny')
    throw new Malformed(SYNTAX, { place: `${place}.Effect`, reason: 'Effect is "Allow" or "Deny"' })
  return {
    sid: sid === '' ? null : sid,
    effect,
    actions: actionsOf(given, place, policyFor),
    resources: policyFor === 'identity' ? resourcesOf(given, place) : null,
    principals: policyFor === 'identity' ? null : principalsOf(given.Principal, `${place}.Principal`, policyFor),
    conditions: given.Condition === undefined ? [] : conditionsOf(given.Condition, { place: `${place}.Condition`, by }),
  }
}

/** An element that belongs elsewhere is named by IAM; one that is none at all is an error of syntax. */
function refuseElements(given: JsonObject, place: string, policyFor: PolicyFor): void {
  for (const name of Object.keys(given)) {
    if (OF_KIND[policyFor].includes(name)) continue
    if (name === 'NotPrincipal' && policyFor !== 'identity')
      throw Malformed.lacking('NotPrincipal of policies', `${place}.${name}`)
    if (name === 'Principal' || name === 'NotPrincipal')
      throw new Malformed('Policy document should not specify a principal.', {
        place: `${place}.${name}`,
        reason: 'whom a policy is attached to is meant: it names nobody',
      })
    if (name === 'Resource' || name === 'NotResource')
      throw new Malformed(`Has prohibited field ${name}`, {
        place: `${place}.${name}`,
        reason: 'what a policy is attached to is meant: it names no resource',
      })
    throw new Malformed(SYNTAX, { place: `${place}.${name}`, reason: `${name} is no element of a statement` })
  }
}

function actionsOf(given: JsonObject, place: string, policyFor: PolicyFor): Statement['actions'] {
  const { name, patterns } = oneOfTwo(given, place, ['Action', 'NotAction'])
  if (patterns.length === 0) {
    const message = policyFor === 'trust' ? 'Missing required field Action' : 'Policy statement must contain actions.'
    throw new Malformed(message, { place: `${place}.Action`, reason: 'Action is missing, as "ecs:RunTask"' })
  }
  for (const action of patterns) {
    const wrong = wrongAction(action)
    if (wrong !== null) throw new Malformed(wrong, { place: `${place}.${name}`, reason: `"${action}" is no action` })
    if (policyFor === 'trust' && !/^sts:/i.test(action))
      throw new Malformed('AssumeRole policy may only specify STS AssumeRole actions.', {
        place: `${place}.${name}`,
        reason: `"${action}" is none of sts:AssumeRole`,
      })
  }
  return { isNot: name === 'NotAction', patterns }
}

function wrongAction(action: string): string | null {
  if (action === '*') return null
  const parts = action.split(':')
  const [vendor = ''] = parts
  if (parts.length === 1) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
  if (parts.length > 2) return 'Actions/Condition can contain only one colon.'
  return /^[A-Za-z0-9.-]+$/.test(vendor) ? null : `Vendor ${vendor} is not valid`
}

function resourcesOf(given: JsonObject, place: string): Statement['resources'] {
  const { name, patterns } = oneOfTwo(given, place, ['Resource', 'NotResource'])
  if (patterns.length === 0)
    throw new Malformed('Policy statement must contain resources.', {
      place: `${place}.Resource`,
      reason: 'Resource is missing: an ARN, or "*"',
    })
  for (const resource of patterns) {
    const wrong = wrongResource(resource)
    if (wrong !== null) throw new Malformed(wrong, { place: `${place}.${name}`, reason: `"${resource}" is no ARN` })
    if (resource.includes('${')) throw Malformed.lacking('variables of policies', `${place}.${name}`)
  }
  return { isNot: name === 'NotResource', patterns }
}

function wrongResource(resource: string): string | null {
  if (resource === '*') return null
  const [head, partition = '', vendor] = resource.split(':')
  if (head !== 'arn' || vendor === undefined) return `Resource ${resource} must be in ARN format or "*".`
  if (partition !== 'aws' && partition !== '*')
    return `Partition "${partition}" is not valid for resource "${resource}".`
  return /^[a-z0-9-]*$/.test(vendor) ? null : 'Resource vendor must be fully qualified and cannot contain regexes.'
}

interface Chosen {
  readonly name: string
  readonly patterns: readonly string[]
}

/** Of an element and its contrary a statement has one. */
function oneOfTwo(given: JsonObject, place: string, [name, contrary]: readonly [string, string]): Chosen {
  const has = [name, contrary].filter((one) => given[one] !== undefined)
  if (has.length === 2)
    throw new Malformed(SYNTAX, { place: `${place}.${contrary}`, reason: `${name} and ${contrary} exclude each other` })
  const [chosen = name] = has
  const patterns = given[chosen] === undefined ? [] : textsOf(given[chosen])
  if (patterns === null)
    throw new Malformed(SYNTAX, { place: `${place}.${chosen}`, reason: `${chosen} is a text or a list of texts` })
  return { name: chosen, patterns }
}
