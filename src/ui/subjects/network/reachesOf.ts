import { shortTask } from '../../../look/names.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { entriesTo, type Entry } from '../../../model/world/balancing/mayEnter.ts'
import { mayReach, type Reach } from '../../../model/world/balancing/mayReach.ts'
import type { Target } from '../../../model/world/balancing/target.ts'
import type { World } from '../../../model/world/world.ts'
import { targetsOfTasks } from '../balancing/targetsOfTasks.ts'

export interface TargetReach {
  readonly target: Target
  readonly reach: Reach
  /** How clients come into the load balancer before it. */
  readonly entries: readonly Entry[]
  /** What is to be reached, in words. */
  readonly what: string
}

/** A task has at most five target groups; more were registered by hand. */
const REACHES_MAX = 5

/** The ways to a target, or to the targets of a task; none for anything else, and where no load balancer sends. */
export function reachesOf(subject: SubjectRef, world: World): readonly TargetReach[] {
  return targetsOf(subject, world)
    .slice(0, REACHES_MAX)
    .flatMap((target) => {
      const reach = target.state === 'draining' ? undefined : mayReach(world, target)
      return reach === undefined
        ? []
        : [{ target, reach, entries: entriesTo(world, target.poolId), what: nameOf(target) }]
    })
}

function targetsOf(subject: SubjectRef, world: World): readonly Target[] {
  if (subject.kind === 'target') return [world.targets.get(subject.id) ?? []].flat()
  return subject.kind === 'task' ? targetsOfTasks(subject, world) : []
}

function nameOf({ taskId, id }: Target): string {
  return taskId === null ? id : `task ${shortTask(taskId)}`
}
