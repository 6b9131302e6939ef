import type { Beginning } from '../lessons/playerMachine.ts'
import type { Question } from '../lessons/questions/kinds.ts'
import type { Scenario } from '../lessons/scenario.ts'
import type { ExamDomain } from '../lessons/topics.ts'

/** Which question: one of a template, by the seed that makes it, or an item that is written down. */
export type QuestionRef = { readonly template: string; readonly seed: number } | { readonly item: string }

/** What a question is about, however it is drawn: what comes back when it is due. */
export type Concept = string

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

export function conceptOf(ref: QuestionRef): Concept {
  return 'item' in ref ? `item/${ref.item}` : `template/${ref.template}`
}
