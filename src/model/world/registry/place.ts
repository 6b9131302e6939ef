import { ACCOUNT } from '../world.ts'
import { ecrHost, ecrRegistryOf, PUBLIC_ECR } from './imageReference.ts'
import type { Repository } from './repository.ts'

/** The alias of the account's public registry; AWS draws one for everybody. */
export const PUBLIC_ALIAS = 'k3x9t2v7'

/** A registry as an operation of ECR means it: what stands before the name that it gives a repository. */
export interface Place {
  readonly host: string
  readonly prefix: string
  readonly registryId: string
}

/** The private registry of an account. */
export function privatePlace(registryId: string = ACCOUNT): Place {
  return { host: ecrHost(registryId), prefix: '', registryId }
}

/** The public registry of the account: a part of `public.ecr.aws`, under its alias. */
export const PUBLIC_PLACE: Place = { host: PUBLIC_ECR, prefix: `${PUBLIC_ALIAS}/`, registryId: ACCOUNT }

export function isIn({ host, prefix }: Place, repository: Repository): boolean {
  return repository.host === host && repository.name.startsWith(prefix)
}

/** Where a repository is: its registry's owner is one account, or ECR itself. */
export function placeOf({ host, name }: Pick<Repository, 'host' | 'name'>): Place {
  const registry = ecrRegistryOf(host)
  if (registry !== null) return privatePlace(registry.accountId)
  const isOwn = host === PUBLIC_ECR && name.startsWith(PUBLIC_PLACE.prefix)
  return isOwn ? PUBLIC_PLACE : { host, prefix: '', registryId: host }
}

/** As operations of ECR name it. */
export function nameIn({ prefix }: Place, { name }: Pick<Repository, 'name'>): string {
  return name.slice(prefix.length)
}
