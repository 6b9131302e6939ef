import type { SubjectRef } from '../../look/subjectRef.ts'
import type { TreeRow } from './treeRow.ts'

/** Beyond this many tasks only the groups stand open at first. */
const OPEN_TASKS_MAX = 500

/** Longer lists of targets are closed at first: what stands below them would be out of sight. */
const OPEN_TARGETS_MAX = 12

/** What a person opened or closed; everything else is as it comes. */
export type Toggled = ReadonlyMap<string, boolean>

/** The rows that stand open: those that a person opened, and by default all but long lists. */
export function openIds(rows: readonly TreeRow[], toggled: Toggled): ReadonlySet<string> {
  const tasks = countTasks(rows)
  const open = new Set<string>()
  const visit = (row: TreeRow): void => {
    if (row.children.length === 0) return
    if (toggled.get(row.id) ?? isOpenAtFirst(row, tasks)) open.add(row.id)
    row.children.forEach(visit)
  }
  rows.forEach(visit)
  return open
}

function isOpenAtFirst(row: TreeRow, tasks: number): boolean {
  if (row.id === 'stopped' || row.id === 'definitions') return false
  // Its containers are its only children, while the stage is open on it.
  if (row.kind === 'task') return true
  if (row.children.some(({ kind }) => kind === 'target')) return row.children.length <= OPEN_TARGETS_MAX
  if (row.kind === 'group') return row.id !== 'fargate' || tasks <= OPEN_TASKS_MAX
  return tasks <= OPEN_TASKS_MAX && row.kind !== 'containerInstance'
}

function countTasks(rows: readonly TreeRow[]): number {
  return rows.reduce((sum, row) => sum + (row.kind === 'task' ? 1 : 0) + countTasks(row.children), 0)
}

/** A row that was to be opened with nothing below it: once something is, it stands open. */
export function unfolded(toggled: Toggled, row: TreeRow | null): Toggled {
  return row === null || row.children.length > 0 ? toggled : new Map([...toggled, [row.id, true]])
}

/** The ids of the rows above the one of a target, outermost first, and its own last; null when it has none. */
export function pathTo(rows: readonly TreeRow[], target: SubjectRef): readonly string[] | null {
  for (const row of rows) {
    if (isOwn(row, target)) return [row.id]
    const below = pathTo(row.children, target)
    if (below !== null) return [row.id, ...below]
  }
  return null
}

/** What a service is short of leads to something that has a row of its own. */
function isOwn({ kind, target: own }: TreeRow, target: SubjectRef): boolean {
  return (
    own?.kind === target.kind && own.id === target.id && (kind !== 'deployment' || target.kind === 'serviceDeployment')
  )
}

/** The rows as they stand one below the other. */
export function visibleIds(rows: readonly TreeRow[], open: ReadonlySet<string>): readonly string[] {
  return rows.flatMap((row) => [row.id, ...(open.has(row.id) ? visibleIds(row.children, open) : [])])
}

/** Rows that say all the words somewhere, with the rows above them; below a match everything stays. */
export function matching(rows: readonly TreeRow[], search: string): readonly TreeRow[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return rows
  return rows.flatMap((row) => keep(row, words))
}

function keep(row: TreeRow, words: readonly string[]): readonly TreeRow[] {
  const said = `${row.words} ${row.id}`.toLowerCase()
  if (words.every((word) => said.includes(word)) && row.kind !== 'group') return [row]
  const children = row.children.flatMap((child) => keep(child, words))
  return children.length === 0 ? [] : [row.with(children)]
}

/** While one searches, all that was found stands open. */
export function allIds(rows: readonly TreeRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => [row.id, ...allIds(row.children)]))
}

/** The row of an id, wherever it stands. */
export function rowOf(rows: readonly TreeRow[], id: string): TreeRow | null {
  for (const row of rows) {
    if (row.id === id) return row
    const below = rowOf(row.children, id)
    if (below !== null) return below
  }
  return null
}
