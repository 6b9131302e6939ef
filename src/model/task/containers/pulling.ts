import type { ContainerBehavior } from '../../world/container/behavior.ts'
import type { ContainerLife } from '../../world/container/containerState.ts'
import { fullReference } from '../../world/registry/imageReference.ts'
import type { Task } from '../../world/task/task.ts'

const CANNOT_PULL = 'CannotPullContainerError: '

export function isUnpullable(behavior: ContainerBehavior | null): boolean {
  return behavior?.cannotBePulled === true
}

/** FLT-8: what is said of an image that its registry has not: by containerd on Fargate, by Docker on instances. */
export function unpulledReason({ launchType }: Pick<Task, 'launchType'>, image: string): string {
  if (launchType === 'EC2') {
    return `${CANNOT_PULL}Error response from daemon: manifest for ${image} not found: manifest unknown: manifest unknown`
  }
  const ref = fullReference(image)
  return `${CANNOT_PULL}pull image manifest has been retried 1 time(s): failed to resolve ref ${ref}: ${ref}: not found`
}

export function isUnpulled({ reason }: Pick<ContainerLife, 'reason'>): boolean {
  return reason?.startsWith(CANNOT_PULL) === true
}
