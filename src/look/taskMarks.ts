import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import type { StrokedSign } from './taskSigns.ts'

/** What a task wears beside its state, whatever its state is. */
export interface TaskMark {
  /** It is worn by the tasks that have a row in this table. */
  readonly table: 'protections'
  readonly sign: StrokedSign
  /** As a legend and a line of the tree say it. */
  readonly label: string
}

/** In the order in which they stand on a tile. */
export const TASK_MARKS: readonly TaskMark[] = [
  { table: 'protections', sign: 'shield', label: 'protected from scale-in' },
]

type Marking = Pick<World, TaskMark['table']>

const lists = new Map<number, readonly TaskMark[]>()

/** The marks of a task: for the same marks the very same list, so that it can be compared. */
export function marksOf(world: Marking, taskId: string): readonly TaskMark[] {
  const bits = bitsOf(world, taskId)
  const known = lists.get(bits)
  if (known !== undefined) return known
  const list = TASK_MARKS.filter((_, index) => (bits & (1 << index)) !== 0)
  lists.set(bits, list)
  return list
}

/** The marks of many tasks in one word, to compare; empty where no task of the world has any. */
export function marksKey(world: Marking, tasks: readonly Task[]): string {
  if (TASK_MARKS.every(({ table }) => world[table].size === 0)) return ''
  return tasks.map(({ id }) => bitsOf(world, id)).join()
}

function bitsOf(world: Marking, taskId: string): number {
  return TASK_MARKS.reduce((bits, { table }, index) => (world[table].has(taskId) ? bits | (1 << index) : bits), 0)
}
