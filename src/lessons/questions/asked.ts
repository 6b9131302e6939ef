import type { Ask, Reveal } from '../document/ask.ts'
import type { TextValues } from '../textValues.ts'
import type { Confidence, Given, Grade, KindTypes, QuestionBase, QuestionKind, RecordBase } from './kind.ts'

/** What is told, with the values that its text tells as the model gave them; none before the answer shows. */
export interface AskedReveal extends Omit<Reveal, 'rule' | 'values'> {
  readonly rule: Reveal['rule'] | null
  readonly values?: TextValues
}

/** A question that a document asks: its words, and the key that the model gave. */
export interface AskedQuestion extends QuestionBase {
  readonly title: string
  readonly lead: string | null
  /** JSON that it is about; `null` without any. */
  readonly code: NonNullable<Ask['code']> | null
  readonly hints: readonly string[]
  /** Its rule is `null` where none of SPEC.md says it. */
  readonly reveal: AskedReveal
  /** Until then time runs after the answer; the time of the question where the answer needs none. */
  readonly toMs: number
}

/** What a wrong answer shows, and the name of the misconception behind it. */
export interface Shown {
  readonly shows: string
  readonly mistake?: string | undefined
}

/** `mistake`: what a wrong answer shows, in the document's words; `null` where it has none for it. */
export type AskedGrade = Grade

export interface AskedRecord<Name extends string, Answer> extends RecordBase {
  readonly kind: Name
  /** `null` when skipped. */
  readonly answer: Answer | null
  readonly confidence: Confidence | null
}

export interface AskedTypes<
  Name extends string,
  Question extends AskedQuestion & { readonly kind: Name },
  Answer extends object,
> extends KindTypes {
  readonly question: Question
  readonly answer: Answer
  readonly act: never
  readonly grade: AskedGrade
  readonly hints: { readonly texts: readonly string[] }
  readonly record: AskedRecord<Name, Answer>
}

/** What sets one such kind apart. */
interface Own<Question, Answer> {
  blank(question: Question): Answer | null
  mayLockIn(question: Question, answer: Answer): boolean
  solution(question: Question): Answer
  isRight(question: Question, answer: Answer): boolean
  /** Of a wrong answer. */
  mistakeOf(question: Question, answer: Answer): string | null
}

/** A kind of question whose key is known when it is asked: any answer is graded at once. */
export function askedKind<
  Name extends string,
  Question extends AskedQuestion & { readonly kind: Name },
  Answer extends object,
>(name: Name, own: Own<Question, Answer>): QuestionKind<AskedTypes<Name, Question, Answer>> {
  return {
    hintsMax: ({ hints }) => hints.length,
    asksConfidence: true,
    times: ({ askAtMs, toMs }) => ({ askAtMs, observeFromMs: askAtMs, observeToMs: toMs }),
    blank: own.blank,
    mayLockIn: own.mayLockIn,
    solution: own.solution,
    actOf: () => null,
    grade: (question, answer) => {
      const isRight = own.isRight(question, answer)
      return { isRight, mistake: isRight ? null : own.mistakeOf(question, answer) }
    },
    hints: ({ hints }) => ({ texts: hints }),
    isAskedAgain: () => false,
    record: (question, { answer, confidence, hints }: Given<Answer>) => ({
      kind: name,
      answer,
      confidence: answer === null ? null : confidence,
      hints,
      isRight: answer !== null && own.isRight(question, answer),
    }),
    isSkipped: ({ answer }) => answer === null,
    confidenceOf: ({ confidence }) => confidence,
  }
}

/** Whether two lists hold the same, in whatever order. */
export function isSameSet(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === new Set(one).size
}
