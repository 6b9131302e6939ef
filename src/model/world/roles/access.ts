import { ACCOUNT, REGION } from '../world.ts'
import type { World } from '../world.ts'
import { awsManagedDocument } from './awsManaged.ts'
import type { RequestContext } from './conditions.ts'
import {
  evaluate,
  type AccessRequest,
  type Asker,
  type Evaluation,
  type NamedPolicy,
  type StatementVerdict,
  type Verdict,
} from './evaluate.ts'
import { callerArn, iamArn, identityArn } from './iamArns.ts'
import type { Identity, Role } from './identities.ts'
import { toldIdentity } from './toldIdentity.ts'
import type { PolicyDocument } from './policyDocument.ts'
import { readPolicy } from './readPolicy.ts'

/** What has a say over a call: tables of the world. */
export type Iam = Pick<World, 'roles' | 'users' | 'managedPolicies' | 'goneIdentities'>

/** One call of AWS's. */
export interface Call {
  /** `ecr:BatchGetImage` */
  readonly action: string
  /** An ARN, or `*` for what is about no one resource. */
  readonly resource: string
  readonly context?: RequestContext
  /** The session of a role: the task's id, the instance's id. */
  readonly session?: string
  /** The policy that hangs on the resource itself, as a repository's. */
  readonly resourcePolicy?: string | null
}

/** Whether a call is allowed, by what, and if not, in which words AWS says it (ROL-4, ROL-5). */
export interface Access {
  readonly isAllowed: boolean
  /** Nothing was said of who asks, so it may all that is asked of it (ROL-1). */
  readonly isUntold: boolean
  readonly identity: Evaluation
  /** `null` where no policy hangs on the resource. */
  readonly resource: Evaluation | null
  /** The statement that allowed or denied it; `null` where none matched. */
  readonly by: StatementVerdict | null
  /** AWS's whole text; `null` of what is allowed. */
  readonly message: string | null
}

/** Whether a user or role may do something, by all that was said of it (ROL-1, ROL-4). */
export function mayAs(iam: Iam, arn: string, call: Call): Access {
  const identity = identityArn(arn)
  const accountId = identity?.accountId ?? ACCOUNT
  const request = requestOf({ arn, accountId }, call)
  const policies = policiesOf(iam, arn)
  const isUntold = policies === null
  const own: Evaluation = isUntold ? UNTOLD : evaluate(policies, request)
  const { resourcePolicy = null } = call
  const onResource = resourcePolicy === null ? null : evaluate([resourcePolicyOf(resourcePolicy)], request)
  const isOwnAccount = (accountOf(call.resource) ?? accountId) === accountId
  const { isAllowed, by } = combined(own, onResource, isOwnAccount)
  const caller = callerArn(arn, call.session ?? 'learner')
  const message = isAllowed ? null : denialOf(call, { caller, own, onResource, isOwnAccount })
  return { isAllowed, isUntold, identity: own, resource: onResource, by, message }
}

interface Caller {
  readonly arn: string
  readonly accountId: string
}

function requestOf({ arn, accountId }: Caller, { action, resource, context }: Call): AccessRequest {
  return {
    asker: { kind: 'principal', arn, accountId },
    action,
    resource,
    context: {
      'aws:PrincipalArn': [arn],
      'aws:PrincipalAccount': [accountId],
      'aws:RequestedRegion': [REGION],
      ...context,
    },
  }
}

/** What a policy that hangs on a resource says, alone, of who asks; of none nothing (ECR-8). */
export function resourceVerdict(text: string | null, { action, ...caller }: Caller & Pick<Call, 'action'>): Verdict {
  if (text === null) return 'implicitDeny'
  return evaluate([resourcePolicyOf(text)], requestOf(caller, { action, resource: '*' })).verdict
}

const UNTOLD: Evaluation = { verdict: 'allowed', by: null, statements: [] }

/** Same account: either will do. Of another account both have to allow it. A Deny in one is enough. */
function combined(
  own: Evaluation,
  onResource: Evaluation | null,
  isOwnAccount: boolean,
): Pick<Access, 'isAllowed' | 'by'> {
  const denied = [own, onResource].find((one) => one?.verdict === 'explicitDeny')
  if (denied !== undefined) return { isAllowed: false, by: denied?.by ?? null }
  const allowing = [own, onResource].filter((one) => one?.verdict === 'allowed')
  const isAllowed = isOwnAccount ? allowing.length > 0 : allowing.length === 2
  return { isAllowed, by: isAllowed ? (allowing[0]?.by ?? allowing[1]?.by ?? null) : null }
}

/** `null` for `*` and what has no account in its ARN: it counts as of whoever asks. */
function accountOf(resource: string): string | null {
  const account = resource.split(':')[4] ?? ''
  return account === '' ? null : account
}

interface Denied {
  readonly caller: string
  readonly own: Evaluation
  readonly onResource: Evaluation | null
  readonly isOwnAccount: boolean
}

/** IAM guide, troubleshoot_access-denied. */
function denialOf({ action, resource }: Call, { caller, own, onResource, isOwnAccount }: Denied): string {
  const head = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`
  if (own.verdict === 'explicitDeny') return `${head} with an explicit deny in an identity-based policy${arnAfter(own)}`
  if (onResource?.verdict === 'explicitDeny') return `${head} with an explicit deny in a resource-based policy`
  const kind = !isOwnAccount && own.verdict === 'allowed' ? 'resource-based' : 'identity-based'
  return `${head} because no ${kind} policy allows the ${action} action`
}

/** A managed policy is named, an inline one has no ARN. */
function arnAfter({ by }: Evaluation): string {
  return by?.policyKind === 'managed' ? `: ${by.policy}` : ''
}

/** The policies of a user or role; `null` where nothing was said of it. One that was deleted has none. */
function policiesOf(iam: Iam, arn: string): readonly NamedPolicy[] | null {
  const told = toldIdentity(iam, arn)
  if (told !== undefined) return identityPolicies(iam, told)
  return iam.goneIdentities.has(arn) ? [] : null
}

/** All that are inline and attached; they count together, in whatever order. */
export function identityPolicies(iam: Pick<Iam, 'managedPolicies'>, identity: Identity): readonly NamedPolicy[] {
  const inline = identity.inline.map((one): NamedPolicy => ({
    kind: 'inline',
    name: one.name,
    document: documentOf(one, 'identity'),
  }))
  const managed = identity.attached.map((arn): NamedPolicy => ({
    kind: 'managed',
    name: arn,
    document: managedDocument(iam, arn),
  }))
  return [...inline, ...managed]
}

const NOTHING: PolicyDocument = { statements: [] }

function managedDocument({ managedPolicies }: Pick<Iam, 'managedPolicies'>, arn: string): PolicyDocument {
  const own = managedPolicies.get(arn)
  return own === undefined ? (awsManagedDocument(arn) ?? NOTHING) : documentOf(own, 'identity')
}

/** A policy is read once, however often it is asked: rows of the world are never changed. */
const read = new WeakMap<object, PolicyDocument>()

function documentOf(of: { readonly text: string }, policyFor: 'identity'): PolicyDocument {
  const known = read.get(of)
  if (known !== undefined) return known
  const document = readOrNothing(of.text, policyFor)
  read.set(of, document)
  return document
}

/** What is kept was read before, so it is well-formed. */
function readOrNothing(text: string, policyFor: 'identity' | 'trust' | 'repository'): PolicyDocument {
  const found = readPolicy(text, policyFor)
  return 'document' in found ? found.document : NOTHING
}

function resourcePolicyOf(text: string): NamedPolicy {
  return { kind: 'resource', name: 'repository policy', document: readOrNothing(text, 'repository') }
}

/** What a role's trust policy says to a service that would assume it (ROL-6). */
function assumingOf(role: Role, service: string): Evaluation {
  const asker: Asker = { kind: 'service', service }
  const document = readOrNothing(role.trustText, 'trust')
  const request: AccessRequest = {
    asker,
    action: 'sts:AssumeRole',
    resource: iamArn('role', role),
    context: { 'aws:SourceAccount': [ACCOUNT] },
  }
  return evaluate([{ kind: 'trust', name: 'trust policy', document }], request)
}

/** ROL-6: whether a service may assume a role: by its trust policy, where the lab was told of it. */
export function isAssumable(iam: Iam, roleArn: string, service: string): boolean {
  if (iam.goneIdentities.has(roleArn)) return false
  const told = toldIdentity(iam, roleArn)
  return told === undefined || !('trustText' in told) || assumingOf(told as Role, service).verdict === 'allowed'
}
