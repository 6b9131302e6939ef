import { Suspense } from 'react'
import { hasRoles } from '../../../look/roles.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { executionRoleOf, taskRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import { isRefusedToRole } from '../pulling/failedPulls.ts'
import { startCauseOf } from '../starting/startCause.ts'
import { startedBy } from './startedBy.ts'
import type { SectionProps, Trait } from '../trait.ts'

const CallingCode = lazyPart(() => import('./TaskRoles.tsx').then((module) => module.CallingCode))
const RolesOfOthers = lazyPart(() => import('./TaskRoles.tsx').then((module) => module.RolesOfOthers))
const TaskRoles = lazyPart(() => import('./TaskRoles.tsx').then((module) => module.TaskRoles))
const InstanceRole = lazyPart(() => import('./TaskRoles.tsx').then((module) => module.InstanceRole))

/** Who may do what for a task, and for an instance; nothing where nobody spoke of roles. */
export const rolesTrait: Trait = { Cause, Section }

/** A task that runs is looked at for what its code may, where it calls something. */
function Cause({ subject, world, onSelect }: SectionProps) {
  const task = subject.kind === 'task' ? world.tasks.get(subject.id) : undefined
  if (task === undefined || !speaksOfRoles(world, task)) return null
  return (
    <Suspense>
      <CallingCode {...{ task, world, onSelect, isHelped: isHelped(world, task) }} />
    </Suspense>
  )
}

function Section({ subject, world, onSelect }: SectionProps) {
  if (subject.kind === 'containerInstance') {
    const instance = world.instances.get(subject.id)
    if (instance === undefined || !hasRoles(world)) return null
    return (
      <Suspense>
        <InstanceRole {...{ instance, world, onSelect }} />
      </Suspense>
    )
  }
  const task = world.tasks.get(startedBy(subject, world) ?? '')
  if (task === undefined || !speaksOfRoles(world, task)) return null
  return (
    <Suspense>
      {subject.kind === 'task' ? (
        <RolesOfOthers {...{ task, world, onSelect, isHelped: isHelped(world, task) }} />
      ) : (
        <TaskRoles {...{ task, world, onSelect, isHelped: isRefusedToRole(world, task.id) }} />
      )}
    </Suspense>
  )
}

function speaksOfRoles(world: World, task: Task): boolean {
  return hasRoles(world) || executionRoleOf(world, task) !== null || taskRoleOf(world, task) !== null
}

/** What keeps it from starting has what would help beside it. */
function isHelped(world: World, task: Task): boolean {
  return isRefusedToRole(world, task.id) || startCauseOf(world, task) !== null
}
