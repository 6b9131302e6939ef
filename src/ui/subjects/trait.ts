import type { ComponentType } from 'react'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import type { Detail } from '../words/words.ts'
import type { ObjectAct } from './subjectView.ts'

export interface SectionProps {
  readonly subject: SubjectRef
  readonly world: World
  /** Links lead to other subjects. */
  readonly onSelect: (ref: SubjectRef) => void
}

/** What one subject adds to the things of others: protection to a task. Each function asks about any thing at all. */
export interface Trait {
  /** What can be done about it, after the thing's own acts. */
  readonly acts?: (ref: SubjectRef, world: World) => readonly ObjectAct[]
  /** Above all of its "Why": what keeps it from going on. */
  readonly Cause?: ComponentType<SectionProps>
  /** Under its "Why", where it has something to show of the thing. */
  readonly Section?: ComponentType<SectionProps>
  /** For its card and under "Why". */
  readonly facts?: (ref: SubjectRef, world: World, nowMs: number) => readonly Detail[]
}
