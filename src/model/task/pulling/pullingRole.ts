import { executionRoleOf, instanceRoleOf } from '../../world/roles/rolesInUse.ts'
import { mayAs, type Access } from '../../world/roles/access.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import { ecrRegistryOf, repositoryUri, type ImageReference } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'
import { ACCOUNT, type World } from '../../world/world.ts'

/** What a pull may not do, and in which words AWS says so. */
export interface DeniedPull {
  readonly cause: Extract<PullCause, 'noToken' | 'roleMayNot' | 'notAllowed'>
  readonly message: string
}

/** In the words of AWS's SDK for Go, which the agent has. */
const NO_CREDENTIALS = 'NoCredentialProviders: no valid providers in chain. Deprecated.'
/** Of a task on Fargate whose definition names no execution role, the account. */
const ANY_ROLE = `arn:aws:iam::${ACCOUNT}:root`
const PULLING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/**
 * As whom an image of ECR is pulled: the task's execution role, or on an instance, where the definition names none,
 * that of the instance.
 */
function pullingRole(world: World, task: Task): string | null {
  const own = executionRoleOf(world, task)
  const instance = task.instanceId === null ? undefined : world.instances.get(task.instanceId)
  return own ?? (instance === undefined ? null : instanceRoleOf(world, instance))
}

/**
 * ROL-11: a token of the registry, then manifest and layers: the role has to be allowed each, the last two by the
 * repository's policy as well where it is another account's (ECR-8). `null`: it may.
 */
export function deniedPull(world: World, task: Task, reference: ImageReference): DeniedPull | null {
  const registry = ecrRegistryOf(reference.host)
  if (registry === null) return null
  const role = pullingRole(world, task)
  // An instance whose profile has no role has no credentials at all.
  if (role === null && task.instanceId !== null) return { cause: 'noToken', message: NO_CREDENTIALS }
  const arn = role ?? ANY_ROLE
  const session = task.instanceId === null ? task.id : (world.instances.get(task.instanceId)?.ec2InstanceId ?? task.id)
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
