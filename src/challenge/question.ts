import type { Beginning } from '../lessons/playerMachine.ts'
import type { Question } from '../lessons/questions/kinds.ts'
import type { Scenario } from '../lessons/scenario.ts'
import type { TopicItem } from './items/readItems.ts'
import type { ExamDomain } from '../lessons/topics.ts'

/** Which question: one of a template, by the seed that makes it, or an item that is written down, its options in the seed's order. */
export type QuestionRef =
  | { readonly template: string; readonly seed: number }
  | { readonly item: string; readonly seed: number }

/** What a question is made of: the ref of a template, or an item as it stands in its file. */
export type QuestionWanted =
  | { readonly template: string; readonly seed: number }
  | { readonly item: TopicItem; readonly seed: number }

/** A question with its key, as plain data: the worker makes it. */
export interface MadeQuestion {
  readonly ref: QuestionRef
  /** What one knows who can answer it. */
  readonly title: string
  readonly topic: string
  readonly exam: readonly ExamDomain[]
  readonly question: Question
  /** The world behind it, a story with this one question; `null` where the model does not know the subject. */
  readonly scene: { readonly scenario: Scenario; readonly beginning: Beginning } | null
}

/** Of the catalogue: what comes back when it is due, however it is asked. */
export function conceptOf(ref: QuestionRef): string {
  return 'item' in ref ? `item/${ref.item}` : `template/${ref.template}`
}
