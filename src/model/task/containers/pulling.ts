import type { ContainerBehavior } from '../../world/container/behavior.ts'
import { fullReference } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'
import type { Member } from './scene.ts'

const CANNOT_PULL = 'CannotPullContainerError: '

export function isUnpullable(behavior: ContainerBehavior | null): boolean {
  return behavior?.cannotBePulled === true
}

/** Whether a container has got no image: it was said to be unpullable (FLT-8), or its pull failed (PUL-4). */
export function isUnpulled({ behavior, pull }: Pick<Member, 'behavior' | 'pull'>): boolean {
  return isUnpullable(behavior) || (pull?.failure ?? null) !== null
}

/** What is said of such a container, by containerd on Fargate, by Docker on instances. */
export function unpulledReason(task: Pick<Task, 'launchType'>, { behavior, pull, container }: Member): string {
  if (isUnpullable(behavior)) return missingReason(task, container.image)
  return pull?.failure?.reason ?? ''
}

/** FLT-8 */
function missingReason({ launchType }: Pick<Task, 'launchType'>, image: string): string {
  if (launchType === 'EC2') {
    return `${CANNOT_PULL}Error response from daemon: manifest for ${image} not found: manifest unknown: manifest unknown`
  }
  const ref = fullReference(image)
  return `${CANNOT_PULL}pull image manifest has been retried 1 time(s): failed to resolve ref ${ref}: ${ref}: not found`
}

/** What fails before there is a container its task tells alone (ResourceInitializationError). */
export function isOfContainer(reason: string): boolean {
  return !reason.startsWith('ResourceInitializationError')
}
