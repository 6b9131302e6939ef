import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { GONE_IDENTITIES_MAX } from '../world/labLimits.ts'
import { iamArn } from '../world/roles/iamArns.ts'
import type { Identity, InlinePolicy, Role, User } from '../world/roles/identities.ts'
import type { World } from '../world/world.ts'
import { policyTold } from './iamJson.ts'
import { deleteConflict, noSuchEntity, overQuota, policySize, refusePolicy } from './iamErrors.ts'

/** What is said of roles and of users alike. */
type Kind = 'role' | 'user'
interface Kinds {
  readonly role: Role
  readonly user: User
}

/** All inline policies of one together, without white space; managed policies of one (IAM guide, reference_iam-quotas). */
const INLINE_SIZE_MAX: Readonly<Record<Kind, number>> = { role: 10_240, user: 2_048 }
const ATTACHED_MAX = 10

/** @throws ApiError  NoSuchEntity */
export function identityNamed<K extends Kind>(world: World, kind: K, name: string): Kinds[K] {
  const found = kind === 'role' ? world.roles.get(name) : world.users.get(name)
  if (found !== undefined) return found as Kinds[K]
  const field = kind === 'role' ? 'RoleName' : 'UserName'
  throw noSuchEntity(`The ${kind} with name ${name} cannot be found.`, field)
}

export function putIdentity<K extends Kind>(context: Context, kind: K, value: Kinds[K]): void {
  if (kind === 'role') context.emit({ kind: 'put', table: 'roles', key: value.name, value: value as Role })
  else context.emit({ kind: 'put', table: 'users', key: value.name, value })
}

/** ROL-1: from its creation on its policies count, also where one of its name was deleted. */
export function createIdentity<K extends Kind>(context: Context, kind: K, value: Kinds[K]): void {
  const arn = iamArn(kind, value)
  if (context.world.goneIdentities.has(arn)) context.emit({ kind: 'gone', table: 'goneIdentities', key: arn })
  putIdentity(context, kind, value)
}

/** @throws ApiError  NoSuchEntity, DeleteConflict */
export function deleteIdentity(context: Context, kind: Kind, name: string): void {
  const { world, nowMs } = context
  const found = identityNamed(world, kind, name)
  if (kind === 'role' && [...world.instanceProfiles.values()].some(({ roleName }) => roleName === name))
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.')
  if (found.attached.length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.')
  if (found.inline.length > 0) throw deleteConflict('Cannot delete entity, must delete policies first.')
  const table = kind === 'role' ? 'roles' : 'users'
  context.emit({ kind: 'gone', table, key: name })
  const [oldest] = world.goneIdentities.keys()
  if (world.goneIdentities.size >= GONE_IDENTITIES_MAX && oldest !== undefined)
    context.emit({ kind: 'gone', table: 'goneIdentities', key: oldest })
  context.emit({ kind: 'put', table: 'goneIdentities', key: iamArn(kind, found), value: { deletedAtMs: nowMs } })
}

/** @throws ApiError  NoSuchEntity, MalformedPolicyDocument, LimitExceeded */
export function putInline(context: Context, kind: Kind, given: InlinePolicy & { readonly of: string }): void {
  const found = identityNamed(context.world, kind, given.of)
  refusePolicy(given.text, 'identity', 'PolicyDocument')
  const policy = { name: given.name, text: given.text }
  const isNew = found.inline.every(({ name }) => name !== given.name)
  const inline = isNew ? [...found.inline, policy] : found.inline.map((one) => (one.name === given.name ? policy : one))
  const max = INLINE_SIZE_MAX[kind]
  if (policySize(inline.map(({ text }) => text)) > max) {
    const message = `Maximum policy size of ${String(max)} bytes exceeded for ${kind} ${given.of}`
    throw new ApiError('LimitExceeded', message, 'PolicyDocument')
  }
  putIdentity(context, kind, { ...found, inline })
}

/** @throws ApiError  NoSuchEntity */
export function inlineNamed(kind: Kind, { inline }: Identity, name: string): InlinePolicy {
  const found = inline.find((one) => one.name === name)
  if (found !== undefined) return found
  throw noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`, 'PolicyName')
}

/** @throws ApiError  NoSuchEntity */
export function deleteInline(
  context: Context,
  kind: Kind,
  given: { readonly of: string; readonly name: string },
): void {
  const found = identityNamed(context.world, kind, given.of)
  inlineNamed(kind, found, given.name)
  putIdentity(context, kind, { ...found, inline: found.inline.filter(({ name }) => name !== given.name) })
}

/** Attaching twice is once. @throws ApiError  NoSuchEntity, LimitExceeded */
export function attach(context: Context, kind: Kind, given: { readonly of: string; readonly arn: string }): void {
  const found = identityNamed(context.world, kind, given.of)
  if (policyTold(context.world, given.arn) === undefined)
    throw noSuchEntity(`Policy ${given.arn} does not exist or is not attachable.`, 'PolicyArn')
  if (found.attached.includes(given.arn)) return
  if (found.attached.length >= ATTACHED_MAX)
    throw overQuota(kind === 'role' ? 'PoliciesPerRole' : 'PoliciesPerUser', ATTACHED_MAX)
  putIdentity(context, kind, { ...found, attached: [...found.attached, given.arn] })
}

/** @throws ApiError  NoSuchEntity */
export function detach(context: Context, kind: Kind, given: { readonly of: string; readonly arn: string }): void {
  const found = identityNamed(context.world, kind, given.of)
  if (!found.attached.includes(given.arn)) throw noSuchEntity(`Policy ${given.arn} was not found.`, 'PolicyArn')
  putIdentity(context, kind, { ...found, attached: found.attached.filter((one) => one !== given.arn) })
}
