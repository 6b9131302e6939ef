import type { Repository } from '../../../model/world/registry/repository.ts'
import { pullRefused } from '../../../model/world/registry/repositoryPolicy.ts'
import { ACCOUNT, type World } from '../../../model/world/world.ts'
import type { Detail } from '../../words/words.ts'

/** Of each account that the lab has, whether it may pull from a repository, and what it lacks. */
export function pullersOf({ registries }: World, repository: Repository): readonly Detail[] {
  const others = [...registries.values()].flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
  return [...new Set([ACCOUNT, ...others])].map((accountId) => {
    const refused = pullRefused(repository, { accountId })
    const label = accountId === ACCOUNT ? `${accountId}, this account` : accountId
    return { label, value: refused === null ? 'yes' : `no, not ${refused}` }
  })
}
