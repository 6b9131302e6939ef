import { Suspense } from 'react'
import { hasRoles } from '../../../look/roles.ts'
import { executionRoleOf, taskRoleOf } from '../../../model/world/roles/rolesInUse.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import { isRefusedToRole } from '../pulling/failedPulls.ts'
import { startCauseOf } from '../starting/startCause.ts'
import { startedBy } from './startedBy.ts'
import type { SectionProps, Trait } from '../trait.ts'

const TaskRoles = lazyPart(() => import('./TaskRoles.tsx').then((module) => module.TaskRoles))
const InstanceRole = lazyPart(() => import('./TaskRoles.tsx').then((module) => module.InstanceRole))

/** Who may do what for a task, and for an instance; nothing where nobody spoke of roles. */
export const rolesTrait: Trait = { Section: RolesSection }

function RolesSection({ subject, world, onSelect }: SectionProps) {
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
  if (task === undefined) return null
  const namesOne = executionRoleOf(world, task) !== null || taskRoleOf(world, task) !== null
  if (!namesOne && !hasRoles(world)) return null
  // What keeps it from starting has what would help beside it.
  const isHelped = isRefusedToRole(world, task.id) || (subject.kind === 'task' && startCauseOf(world, task) !== null)
  return (
    <Suspense>
      <TaskRoles {...{ task, world, onSelect, isHelped }} />
    </Suspense>
  )
}
