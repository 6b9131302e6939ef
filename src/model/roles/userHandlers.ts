import type { Handlers } from '../api/operation.ts'
import type { userOperations } from '../api/roles/userOperations.ts'
import { USERS_MAX } from '../world/labLimits.ts'
import type { User } from '../world/roles/identities.ts'
import { alreadyExists, overQuota } from './iamErrors.ts'
import { userJson } from './iamJson.ts'
import { iamPage } from './iamPage.ts'
import { attach, createIdentity, deleteIdentity, deleteInline, detach, putInline } from './identityActs.ts'

export const userHandlers: Handlers<typeof userOperations> = {
  CreateUser(context, { input }) {
    const { UserName: name, Path: path = '/' } = input
    const { world, nowMs } = context
    if (world.users.has(name)) throw alreadyExists(`User with name ${name} already exists.`, 'UserName')
    if (world.users.size >= USERS_MAX) throw overQuota('UsersPerAccount', USERS_MAX)
    const user: User = { name, path, createdAtMs: nowMs, inline: [], attached: [] }
    createIdentity(context, 'user', user)
    return { User: userJson(user) }
  },
  ListUsers(world, given) {
    const { PathPrefix: prefix = '/' } = given.input
    const found = [...world.users.values()].filter(({ path }) => path.startsWith(prefix))
    return iamPage('Users', found.map(userJson), given)
  },
  DeleteUser(context, { input }) {
    deleteIdentity(context, 'user', input.UserName)
    return {}
  },
  PutUserPolicy(context, { input }) {
    putInline(context, 'user', { of: input.UserName, name: input.PolicyName, text: input.PolicyDocument })
    return {}
  },
  DeleteUserPolicy(context, { input }) {
    deleteInline(context, 'user', { of: input.UserName, name: input.PolicyName })
    return {}
  },
  AttachUserPolicy(context, { input }) {
    attach(context, 'user', { of: input.UserName, arn: input.PolicyArn })
    return {}
  },
  DetachUserPolicy(context, { input }) {
    detach(context, 'user', { of: input.UserName, arn: input.PolicyArn })
    return {}
  },
}
