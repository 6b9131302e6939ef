import { change, type ChangeTypes, type TimedChange } from './change.ts'
import { choice, several, type ChoiceTypes, type SeveralTypes } from './choice.ts'
import { counts, type CountsTypes } from './counts.ts'
import { fault, type FaultTypes } from './fault.ts'
import { field, fix, type FieldTypes, type FixTypes, type TimedActs } from './goal.ts'
import type { QuestionKind } from './kind.ts'
import { number, type NumberTypes } from './number.ts'
import { mark, order, type MarkTypes, type OrderTypes } from './order.ts'
import { pick, place, type PickTypes, type PlaceTypes } from './pick.ts'

/** One line a kind: its data here, what is to be known of it in `questionKinds`. */
export interface QuestionTypes {
  readonly counts: CountsTypes
  readonly change: ChangeTypes
  readonly choice: ChoiceTypes
  readonly several: SeveralTypes
  readonly number: NumberTypes
  readonly pick: PickTypes
  readonly place: PlaceTypes
  readonly order: OrderTypes
  readonly mark: MarkTypes
  readonly fault: FaultTypes
  readonly field: FieldTypes
  readonly fix: FixTypes
}

export type KindName = keyof QuestionTypes

export const questionKinds: { readonly [Name in KindName]: QuestionKind<QuestionTypes[Name]> } = {
  counts,
  change,
  choice,
  several,
  number,
  pick,
  place,
  order,
  mark,
  fault,
  field,
  fix,
}

/** What an answer does to the lab. */
export type Try = TimedChange | TimedActs

/** The data of whatever kind. */
export interface AnyTypes {
  readonly question: QuestionTypes[KindName]['question']
  readonly answer: QuestionTypes[KindName]['answer']
  readonly act: Try
  readonly grade: QuestionTypes[KindName]['grade']
  readonly hints: QuestionTypes[KindName]['hints']
  readonly record: QuestionTypes[KindName]['record']
}

export type Question = AnyTypes['question']
export type Answer = AnyTypes['answer']
export type QuestionRecord = AnyTypes['record']

/** The kind of a question or of what is kept of one. Give it nothing of another kind. */
export function kindOf({ kind }: { readonly kind: KindName }): QuestionKind<AnyTypes> {
  return questionKinds[kind] as QuestionKind<AnyTypes>
}
