import { must } from '../../../base/assert.ts'
import { privateRegistryOf } from '../../world/pulling/privateRegistryOf.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import type { ImageReference } from '../../world/registry/imageReference.ts'
import { wantedOf } from '../../world/secrets/wanted.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'

interface SignIn {
  readonly reference: ImageReference
  readonly containerName: string
}

/** SEC-7: why a registry that has a user does not let a container's image be pulled; `null` where it does. */
export function refusedSignIn(
  world: World,
  task: Task,
  { reference, containerName }: SignIn,
): Extract<PullCause, 'noCredentials' | 'wrongCredentials'> | null {
  const asked = privateRegistryOf(world, reference)
  if (asked === null) return null
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const wanted = wantedOf(task, definition).find(({ name }) => name === containerName)
  if ((wanted?.credentials ?? null) === null) return 'noCredentials'
  const given = world.injections.get(task.id)?.containers.find(({ name }) => name === containerName)?.credentials
  // Of a store of which nothing is told, neither is what stands in its secrets (SEC-1).
  if (given === undefined || given === null) return null
  return given.username === asked.username && given.password === asked.password ? null : 'wrongCredentials'
}
