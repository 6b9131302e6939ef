import type { Trait } from '../trait.ts'
import { openTask } from './openTask.ts'

/** A task can be looked into: its containers are shown on the stage. */
export const openTaskTrait: Trait = {
  acts: ({ kind, id }, world) =>
    kind === 'task' && world.tasks.has(id)
      ? [{ id: 'openTask', label: 'Open task', run: () => void openTask(id) }]
      : [],
}
