import { CALLER_ARN } from '../api/arns.ts'
import { ApiError } from '../api/command.ts'
import { repositoryUri } from '../world/registry/imageReference.ts'
import { placeOf, nameIn, privatePlace, PUBLIC_PLACE, type Place } from '../world/registry/place.ts'
import type { Repository } from '../world/registry/repository.ts'
import { LEARNER, mayAct } from '../world/registry/repositoryPolicy.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'

/** What every operation on a repository is given. */
export interface Asked {
  readonly registryId?: string | undefined
  readonly repositoryName: string
}

/** Of which kind of registry a service is: the private ones of accounts, or the account's public one. */
export interface Registries {
  readonly service: 'ecr' | 'ecr-public'
  readonly placeNamed: (registryId: string | undefined) => Place
}

export const PRIVATE: Registries = { service: 'ecr', placeNamed: privatePlace }
export const PUBLIC: Registries = { service: 'ecr-public', placeNamed: () => PUBLIC_PLACE }

/** What an operation is about, and as which action it is allowed. */
export interface Question {
  readonly registries: Registries
  readonly action: string
}

/**
 * The repository that an operation names.
 *
 * @throws ApiError  RepositoryNotFoundException, AccessDeniedException (ECR-8)
 */
export function repositoryAsked(
  world: Pick<World, 'repositories'>,
  { registryId, repositoryName: name }: Asked,
  { registries, action }: Question,
): Repository {
  const place = registries.placeNamed(registryId)
  const uri = repositoryUri({ host: place.host, repository: `${place.prefix}${name}` })
  const found = world.repositories.get(uri)
  // Who is not let in is not told what is there.
  if (!mayAct(found ?? { host: place.host, policyText: null }, `ecr:${action}`, LEARNER)) {
    const resource = repositoryArn({ service: registries.service, registryId: place.registryId, name })
    throw denied(`ecr:${action}`, resource)
  }
  if (found !== undefined) return found
  const message = `The repository with name '${name}' does not exist in the registry with id '${place.registryId}'`
  throw new ApiError('RepositoryNotFoundException', message, 'repositoryName')
}

/** @throws ApiError  for what is asked of the registry of another account as a whole */
export function ownPlace(registries: Registries, registryId: string | undefined, action: string): Place {
  const place = registries.placeNamed(registryId)
  if (place.registryId !== ACCOUNT) throw denied(`ecr:${action}`, `arn:aws:ecr:${REGION}:${place.registryId}:*`)
  return place
}

function denied(action: string, resource: string): ApiError {
  const because = `because no resource-based policy allows the ${action} action`
  const message = `User: ${CALLER_ARN} is not authorized to perform: ${action} on resource: ${resource} ${because}`
  return new ApiError('AccessDeniedException', message, 'registryId')
}

interface ArnParts {
  readonly service: Registries['service']
  readonly registryId: string
  readonly name: string
}

/** Public repositories are of no Region. */
export function repositoryArn({ service, registryId, name }: ArnParts): string {
  return `arn:aws:${service}:${service === 'ecr' ? REGION : ''}:${registryId}:repository/${name}`
}

/** How ECR names a repository in its answers and refusals. */
export function namesOf(repository: Repository): { readonly registryId: string; readonly repositoryName: string } {
  const place = placeOf(repository)
  return { registryId: place.registryId, repositoryName: nameIn(place, repository) }
}
