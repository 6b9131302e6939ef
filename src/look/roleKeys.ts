import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'

/** As what a role serves: of a task the execution role and the task role, of an instance the role of its profile. */
export type KeyName = 'E' | 'T' | 'I'

/** What becomes of the calls made by a role. `untold`: nothing was said of it, so all is allowed. */
export type KeyState = 'may' | 'untold' | 'refused'

/** One key of a task or an instance. */
export interface RoleKey {
  readonly name: KeyName
  readonly state: KeyState
}

/** Says which keys somebody has. It evaluates policies, so it is loaded where a lab speaks of roles, and not before. */
export interface RoleJudge {
  /** Execution role, then task role; one that nobody named and that refuses nothing is left out. */
  readonly ofTask: (world: World, task: Task) => readonly RoleKey[]
  readonly ofInstance: (world: World, instance: ContainerInstance) => readonly RoleKey[]
}

export const KEY_LABELS: Readonly<Record<KeyName, string>> = {
  E: 'execution role',
  T: 'task role',
  I: 'role of the instance profile',
}

export const KEY_STATE_WORDS: Readonly<Record<KeyState, string>> = {
  may: 'may all that is called',
  untold: 'nothing was said of it, so it may all',
  refused: 'a call is refused',
}

/** `execution role refused`, for each that is; a line of the tree says nothing of what is right. */
export function refusedWords(keys: readonly RoleKey[]): readonly string[] {
  return keys.flatMap(({ name, state }) => (state === 'refused' ? [`${KEY_LABELS[name]} refused`] : []))
}
