import type { SubjectKind, SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import type { TreeLine } from '../subjects/subjectView.ts'

/** One line of the tree: everything that the stage shows of a thing, in words. */
export interface TreeRow {
  /** Unique and stable: it survives every change of the thing itself. */
  readonly id: string
  readonly target: SubjectRef | null
  readonly kind: 'group' | 'deployment' | 'container' | SubjectKind
  readonly name: string
  readonly aside: string
  readonly detail: string
  readonly tone: 'plain' | 'trouble'
  readonly mark: NonNullable<TreeLine['mark']> | null
  readonly worn: NonNullable<TreeLine['worn']>
  /** The whole line as it is read aloud and found by typing. */
  readonly words: string
  readonly children: readonly TreeRow[]
}

interface Place {
  readonly id: string
  readonly kind: TreeRow['kind']
  readonly target?: SubjectRef
  readonly children?: readonly TreeRow[]
}

export function row({ id, kind, target, children = [] }: Place, line: TreeLine): TreeRow {
  const { name, aside = '', detail = '', tone = 'plain', mark = null, worn = [] } = line
  const words = line.words ?? [name, aside, detail].filter((part) => part !== '').join(', ')
  return { id, kind, target: target ?? null, name, aside, detail, tone, mark, worn, words, children }
}

export interface Now {
  readonly world: World
  readonly nowMs: number
  /** Its containers have lines of their own. */
  readonly openTaskId: string | null
}

/** The row of one thing, as its kind says it; none of what is not there. */
export function rowsOf(
  target: SubjectRef,
  { world, nowMs }: Now,
  place: Omit<Place, 'kind' | 'target'>,
): readonly TreeRow[] {
  const tasksCount = place.children?.reduce((sum, one) => sum + (one.kind === 'task' ? 1 : one.children.length), 0) ?? 0
  const line = SUBJECTS[target.kind].line?.(target.id, world, { nowMs, tasksCount }) ?? null
  return line === null ? [] : [row({ ...place, kind: target.kind, target }, line)]
}
