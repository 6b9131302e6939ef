import type { ComponentType, ReactNode } from 'react'
import type { TaskMark } from '../../look/taskMarks.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { Act } from '../../model/api/command.ts'
import type { Decision } from '../../model/world/decision.ts'
import type { Explanation } from '../../model/world/explanation.ts'
import type { ServiceEvent } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { LabDesk } from '../acts/labDesk.ts'
import type { Detail, SubjectWords } from '../words/words.ts'

/** What subjects are asked about: a world, and of its run's history what the world forgets. */
export interface Scope {
  readonly world: World
  /** Oldest first. */
  readonly decisions: readonly Decision[]
  /** What the page calls 00:00. */
  readonly originMs: number
  /** The whole reasoning of the decision that is asked about; `undefined` while it is asked for. */
  readonly explanation?: Explanation | null | undefined
}

/** The head of the inspector: what it is, and the verdict. */
export interface SubjectHead extends SubjectWords {
  /** `service web`. */
  readonly object: string
  /** Of a decision when it was made; of anything else the present. */
  readonly atMs: number
}

/** A thing on the stage in a few lines. */
export interface Card {
  readonly title: string
  /** What kind of thing, or its id. */
  readonly kind: string
  readonly state: string
  readonly tone: 'plain' | 'trouble'
  readonly facts: readonly Detail[]
}

/** One line of the tree, but for what stands under it. */
export interface TreeLine {
  readonly name: string
  /** Beside the name: an id, a type. */
  readonly aside?: string
  /** At the right: a count or a state. */
  readonly detail?: string
  readonly tone?: 'plain' | 'trouble'
  readonly mark?: { readonly look: TaskVisual; readonly order: number }
  /** What a task wears beside its state. */
  readonly worn?: readonly TaskMark[]
  /** The whole line as it is read aloud and found by typing; made of the others when left out. */
  readonly words?: string
}

/** What a line of the tree is told beside the world. */
export interface LineInput {
  readonly nowMs: number
  /** How many tasks stand under it. */
  readonly tasksCount: number
}

/** Something that can be done with a subject. */
export interface ObjectAct {
  readonly id: string
  readonly label: string
  readonly tone?: 'ink' | 'trouble'
  readonly run: (desk: LabDesk) => void
}

export interface ObjectActs {
  /** As the menu heads them: `Task 3f2a`. */
  readonly heading: string
  readonly acts: readonly ObjectAct[]
}

/** How AWS is asked what it says of a subject. */
export interface DescribeRead {
  readonly act: Act
  /** The field of the answer that is the subject, or the list whose first entry is. */
  readonly field: string
}

/** What the model was given for a subject and only keeps. */
export interface KeptFields {
  /** Paths of fields without effect. */
  readonly fieldsWithoutEffect: readonly string[]
  /** What they belong to, when it is not the subject itself. */
  readonly of?: string
}

/** Which of a service's events tell of a subject. */
export interface ToldIn {
  /** `cluster/name`. */
  readonly serviceKey: string
  /** Only those that name it. */
  readonly mentioning?: string
  readonly isMarked?: (event: ServiceEvent) => boolean
}

/**
 * All that the page knows of one kind of thing. Each function asks by id, and answers `null` for what is not there at
 * this time.
 */
export interface SubjectView {
  readonly head: (id: string, scope: Scope) => SubjectHead | null
  /** What stands under "Why". */
  readonly Why?: ComponentType<WhyProps>
  /** Views of its own in the place of "Why", three at most: with "Describe" there are four tabs. */
  readonly tabs?: readonly OwnTab[]
  /** What stands under "Containers". With it events stand under "Lifecycle": there are four tabs at most. */
  readonly Containers?: ComponentType<WhyProps>
  readonly acts?: (id: string, world: World) => ObjectActs | null
  readonly card?: (id: string, world: World, nowMs: number) => Card | null
  readonly line?: (id: string, world: World, input: LineInput) => TreeLine | null
  readonly describe?: (id: string, world: World) => DescribeRead | null
  readonly kept?: (id: string, world: World) => KeptFields | null
  /** The tasks that it is about, in order of creation. */
  readonly tasks?: (id: string, scope: Scope) => readonly Task[]
  /** The service that it belongs to, by `cluster/name`. */
  readonly serviceKey?: (id: string, scope: Scope) => string | null
  readonly toldIn?: (id: string, scope: Scope) => ToldIn | null
  /** What the inspector is about instead; `null`: nothing of its own. */
  readonly instead?: (id: string, world: World) => SubjectRef | null
}

/** A view that only things of one kind have: the images of a repository. */
export interface OwnTab {
  readonly id: string
  readonly label: string
  readonly Content: ComponentType<WhyProps>
}

export interface WhyProps extends Scope {
  readonly id: string
  /** Links lead to other subjects. */
  readonly onSelect: (ref: SubjectRef) => void
  /** A page's own way to show what would change a decision. */
  readonly remediesOf?: RemediesOf
}

/** `null` for none of its own. */
export type RemediesOf = (decision: Decision, remedies: readonly string[]) => ReactNode

/** The tasks of these ids that the world still has. */
export function tasksById(ids: Iterable<string>, { world }: Scope): readonly Task[] {
  return [...ids].flatMap((id) => world.tasks.get(id) ?? [])
}
