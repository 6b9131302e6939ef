import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { protectedForText } from '../../words/protection/protectionWords.ts'
import type { Trait } from '../trait.ts'
import { unprotectAct } from './protectionActs.ts'

/** Whether a task is protected from scale-in, until when, and how that is changed (PRO-1). */
export const protectionTrait: Trait = {
  acts(ref, world) {
    const task = protectable(ref, world)
    if (task === undefined) return []
    const isProtected = world.protections.has(task.id)
    const protect = {
      id: 'protect',
      label: isProtected ? 'Protect longer' : 'Protect from scale-in',
      run: ({ openForm }) => openForm('protectTask', task.id),
    } satisfies ReturnType<NonNullable<Trait['acts']>>[number]
    if (!isProtected) return [protect]
    return [protect, { id: 'unprotect', label: 'Unprotect', run: ({ giveNow }) => giveNow(unprotectAct(task)) }]
  },
  facts({ kind, id }, world, nowMs) {
    const protection = kind === 'task' ? world.protections.get(id) : undefined
    if (protection === undefined) return []
    return [{ label: 'protected from scale-in', value: protectedForText(protection.expiresAtMs, nowMs) }]
  },
}

/** PRO-2: a task of a service that is meant to run. */
function protectable({ kind, id }: SubjectRef, world: World): Task | undefined {
  const task = kind === 'task' ? world.tasks.get(id) : undefined
  return task?.desiredStatus === 'RUNNING' && task.serviceName !== null ? task : undefined
}
