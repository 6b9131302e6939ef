import type { Asked } from '../../challenge/template.ts'

/**
 * A second opinion on a question: the key computed by plain counting from what the question says and what ECS answers
 * to anybody, after AWS's text. Nothing of the model's code is used, or a fault of it would be in its judge too.
 */
export interface JudgeView<Case> {
  readonly one: Case
  readonly cluster: string
  readonly service: string
  /** What the learner reads: the words, what is shown as code, and what each option does. */
  readonly ask: Asked['ask']
  /** ECS's answer at the moment of the question. */
  read(operation: string, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
}

/** A number, or of a moment the ms since it was asked; the ids that are picked, or an option's text; how many tasks each id gets. */
export type Verdict = number | readonly string[] | Readonly<Record<string, number>>

export type Judge<Case> = (view: JudgeView<Case>) => Verdict
