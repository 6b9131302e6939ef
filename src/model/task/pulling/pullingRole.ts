import { NO_CREDENTIALS, startingRoleOf } from '../../world/roles/rolesInUse.ts'
import { mayAs, type Access } from '../../world/roles/access.ts'
import { pullCalls } from '../../world/roles/pullCalls.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import { ecrRegistryOf, repositoryUri, type ImageReference } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'

/** What a pull may not do, and in which words AWS says so. */
export interface DeniedPull {
  readonly cause: Extract<PullCause, 'noToken' | 'roleMayNot' | 'notAllowed'>
  readonly message: string
}

/**
 * ROL-11: a token of the registry, then manifest and layers: the role has to be allowed each, the last two by the
 * repository's policy as well where it is another account's (ECR-8). `null`: it may.
 */
export function deniedPull(world: World, task: Task, reference: ImageReference): DeniedPull | null {
  if (ecrRegistryOf(reference.host) === null) return null
  const role = startingRoleOf(world, task)
  if (role === null) return { cause: 'noToken', message: NO_CREDENTIALS }
  const [token, ...pulling] = pullCalls(world, reference)
  const asked = token === undefined ? null : mayAs(world, role.arn, { ...token, session: role.session })
  if (asked !== null && asked.message !== null) return { cause: 'noToken', message: asked.message }
  for (const call of pulling) {
    const access = mayAs(world, role.arn, { ...call, session: role.session })
    if (access.message === null) continue
    if (isOwnFault(access)) return { cause: 'roleMayNot', message: access.message }
    // Of a repository that nothing was said of, no policy is known either (IMG-1).
    if (world.repositories.has(repositoryUri(reference))) return { cause: 'notAllowed', message: access.message }
  }
  return null
}

function isOwnFault({ identity, resource }: Access): boolean {
  return identity.verdict !== 'allowed' && resource?.verdict !== 'explicitDeny'
}
