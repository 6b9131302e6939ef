import { change, type ChangeTypes } from './change.ts'
import { counts, type CountsTypes } from './counts.ts'
import type { QuestionKind } from './kind.ts'

/** One line a kind: its data here, what is to be known of it in `questionKinds`. */
export interface QuestionTypes {
  readonly counts: CountsTypes
  readonly change: ChangeTypes
}

export type KindName = keyof QuestionTypes

export const questionKinds: { readonly [Name in KindName]: QuestionKind<QuestionTypes[Name]> } = { counts, change }

/** The data of whatever kind. */
export interface AnyTypes {
  readonly question: QuestionTypes[KindName]['question']
  readonly answer: QuestionTypes[KindName]['answer']
  readonly act: QuestionTypes[KindName]['act']
  readonly grade: QuestionTypes[KindName]['grade']
  readonly hints: QuestionTypes[KindName]['hints']
  readonly record: QuestionTypes[KindName]['record']
}

export type Question = AnyTypes['question']
export type Answer = AnyTypes['answer']
export type QuestionRecord = AnyTypes['record']

/** The kind of a question or of what is kept of one. Give it nothing of another kind. */
export function kindOf({ kind }: { readonly kind: KindName }): QuestionKind<AnyTypes> {
  return questionKinds[kind]
}
