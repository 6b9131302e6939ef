import { NO_CREDENTIALS, startingRoleOf } from '../../world/roles/rolesInUse.ts'
import { mayAs, type Access } from '../../world/roles/access.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import { ecrRegistryOf, repositoryUri, type ImageReference } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'

/** What a pull may not do, and in which words AWS says so. */
export interface DeniedPull {
  readonly cause: Extract<PullCause, 'noToken' | 'roleMayNot' | 'notAllowed'>
  readonly message: string
}

const PULLING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/**
 * ROL-11: a token of the registry, then manifest and layers: the role has to be allowed each, the last two by the
 * repository's policy as well where it is another account's (ECR-8). `null`: it may.
 */
export function deniedPull(world: World, task: Task, reference: ImageReference): DeniedPull | null {
  const registry = ecrRegistryOf(reference.host)
  if (registry === null) return null
  const role = startingRoleOf(world, task)
  if (role === null) return { cause: 'noToken', message: NO_CREDENTIALS }
  const { arn, session } = role
  const token = mayAs(world, arn, { action: 'ecr:GetAuthorizationToken', resource: '*', session })
  if (token.message !== null) return { cause: 'noToken', message: token.message }
  const repository = world.repositories.get(repositoryUri(reference))
  const resource = `arn:aws:ecr:${registry.region}:${registry.accountId}:repository/${reference.repository}`
  for (const action of PULLING) {
    const access = mayAs(world, arn, { action, resource, session, resourcePolicy: repository?.policyText ?? null })
    if (access.message === null) continue
    if (isOwnFault(access)) return { cause: 'roleMayNot', message: access.message }
    // Of a repository that nothing was said of, no policy is known either (IMG-1).
    if (repository !== undefined) return { cause: 'notAllowed', message: access.message }
  }
  return null
}

function isOwnFault({ identity, resource }: Access): boolean {
  return identity.verdict !== 'allowed' && resource?.verdict !== 'explicitDeny'
}
