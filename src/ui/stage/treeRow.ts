import type { SubjectKind, SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import type { TreeLine } from '../subjects/subjectView.ts'

interface Place {
  /** Unique and stable: it survives every change of the thing itself. */
  readonly id: string
  readonly kind: 'group' | 'deployment' | 'container' | SubjectKind
  readonly target?: SubjectRef | null
  readonly children?: readonly TreeRow[]
}

/**
 * One line of the tree: everything that the stage shows of a thing, in words. They are found when somebody reads them:
 * of thousands of tasks in a closed list nobody does.
 */
export class TreeRow {
  readonly id: string
  readonly kind: Place['kind']
  readonly target: SubjectRef | null
  readonly children: readonly TreeRow[]
  readonly #say: () => TreeLine
  #line: TreeLine | null = null

  constructor({ id, kind, target = null, children = [] }: Place, say: () => TreeLine) {
    this.id = id
    this.kind = kind
    this.target = target
    this.children = children
    this.#say = say
  }

  get #said(): TreeLine {
    return (this.#line ??= this.#say())
  }

  get name(): string {
    return this.#said.name
  }

  get aside(): string {
    return this.#said.aside ?? ''
  }

  get detail(): string {
    return this.#said.detail ?? ''
  }

  get tone(): 'plain' | 'trouble' {
    return this.#said.tone ?? 'plain'
  }

  get mark(): NonNullable<TreeLine['mark']> | null {
    return this.#said.mark ?? null
  }

  get worn(): NonNullable<TreeLine['worn']> {
    return this.#said.worn ?? []
  }

  /** The whole line as it is read aloud and found by typing. */
  get words(): string {
    return this.#said.words ?? [this.name, this.aside, this.detail].filter((part) => part !== '').join(', ')
  }

  /** The same line with fewer below it. */
  with(children: readonly TreeRow[]): TreeRow {
    const { id, kind, target } = this
    return new TreeRow({ id, kind, target, children }, () => this.#said)
  }
}

export function row(place: Place, line: TreeLine): TreeRow {
  return new TreeRow(place, () => line)
}

export interface Now {
  readonly world: World
  readonly nowMs: number
  /** Its containers have lines of their own. */
  readonly openTaskId: string | null
}

type PlaceOf = Omit<Place, 'kind' | 'target'>

/** The row of one thing, as its kind says it; none of what is not there. */
export function rowsOf(target: SubjectRef, { world, nowMs }: Now, place: PlaceOf): readonly TreeRow[] {
  const tasksCount = place.children?.reduce((sum, one) => sum + (one.kind === 'task' ? 1 : one.children.length), 0) ?? 0
  const line = SUBJECTS[target.kind].line?.(target.id, world, { nowMs, tasksCount }) ?? null
  return line === null ? [] : [row({ ...place, kind: target.kind, target }, line)]
}

/** The row of one task that is there. By the time that it is read the world may have forgotten the task. */
export function taskRow(id: string, { world, nowMs }: Now, place: PlaceOf): TreeRow {
  const say = () => SUBJECTS.task.line?.(id, world, { nowMs, tasksCount: 0 }) ?? { name: id }
  return new TreeRow({ ...place, kind: 'task', target: { kind: 'task', id } }, say)
}
