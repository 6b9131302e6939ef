import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { accountOperations } from '../api/registry/registryOperations.ts'
import type { Context } from '../world/context.ts'
import { ACCOUNTS_MAX } from '../world/labLimits.ts'
import { ecrHost, repositoryUri } from '../world/registry/imageReference.ts'
import type { World } from '../world/world.ts'
import { ACCOUNT } from '../world/world.ts'
import { namesOf } from './asked.ts'
import { refusePolicy } from './policyHandlers.ts'
import { makeRepository } from './repositories.ts'
import { putRepository } from './repositoryHandlers.ts'

/** ECR-8: other accounts are only seen from without. What their owners do in them, the lab says. */
export const accountHandlers: Handlers<typeof accountOperations> = {
  AddAccount(context, { input }) {
    const { world, nowMs } = context
    const { accountId } = input
    refuseOwn(accountId)
    const host = ecrHost(accountId)
    if (!world.registries.has(host)) {
      const others = [...world.registries.values()].filter((one) => one.accountId !== null)
      if (others.length >= ACCOUNTS_MAX)
        throw new ApiError('LimitExceededException', `The lab has ${String(ACCOUNTS_MAX)} accounts at most.`)
      context.emit({ kind: 'put', table: 'registries', key: host, value: { host, accountId, createdAtMs: nowMs } })
    }
    return { accountId, registry: host }
  },
  AddRepository(context, { input }) {
    const { accountId, repositoryName: name, policyText = null } = input
    refuseOwn(accountId)
    refuseUnknown(context.world, accountId)
    if (policyText !== null) refusePolicy(policyText)
    return addRepository(context, { host: ecrHost(accountId), name, policyText })
  },
}

interface Added {
  readonly host: string
  readonly name: string
  readonly policyText: string | null
}

/** One that is there gets the policy, or loses its own. */
function addRepository(context: Context, { host, name, policyText }: Added): Output {
  const found = context.world.repositories.get(repositoryUri({ host, repository: name }))
  const repository = found ?? makeRepository(context, { host, name, policyText })
  if (found !== undefined) putRepository(context, { ...found, policyText })
  return { repository: { ...namesOf(repository), repositoryUri: repository.uri } }
}

function refuseOwn(accountId: string): void {
  if (accountId !== ACCOUNT) return
  const message = `Invalid parameter accountId: ${accountId} is the lab's own account; its repositories are ECR's to create.`
  throw new ApiError('InvalidParameterException', message, 'accountId')
}

function refuseUnknown({ registries }: World, accountId: string): void {
  if (registries.has(ecrHost(accountId))) return
  const message = `Invalid parameter accountId: the lab has no account ${accountId}; AddAccount adds it.`
  throw new ApiError('InvalidParameterException', message, 'accountId')
}
