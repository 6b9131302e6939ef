/** How sure a learner is, from least to most. */
export const CONFIDENCES = ['guess', 'fairlySure', 'sure'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** What every question has, as plain data. Its kind adds what is asked and what the model answers. */
export interface QuestionBase {
  readonly kind: string
  /** Among the questions of the story, from 0. */
  readonly index: number
  /** Time stands here until the learner has answered. */
  readonly askAtMs: number
}

export interface QuestionTimes {
  /** When the learner is asked, or asked again. */
  readonly askAtMs: number
  /** What the learner observes begins and ends here. */
  readonly observeFromMs: number
  readonly observeToMs: number
}

/** Right or not, and which misconception a wrong answer shows. Its kind adds the numbers that words are made of. */
export interface Grade {
  readonly isRight: boolean
  readonly mistake: string | null
}

/** What is kept of an answer, right or wrong. */
export interface RecordBase {
  readonly kind: string
  readonly hints: number
  readonly isRight: boolean
}

/** An answer as it was locked in; `null` when the question was skipped. */
export interface Given<Answer> {
  readonly answer: Answer | null
  /** `null` when it was skipped, or its kind does not ask for it. */
  readonly confidence: Confidence | null
  readonly hints: number
}

/** The data of one kind. All of it is plain: it is stored, and it crosses to the worker and back. */
export interface KindTypes {
  readonly question: QuestionBase
  readonly answer: object
  /** What an answer does to the lab, for kinds whose answers are acts. */
  readonly act: object
  readonly grade: Grade
  /** The numbers that its hints show. */
  readonly hints: object
  readonly record: RecordBase
}

/** All that a player must know of a kind of question. What the question is about it need not know. */
export interface QuestionKind<T extends KindTypes> {
  /** How many hints there are, from what is given to what follows. */
  hintsMax(question: T['question']): number
  /** Whether the learner says how sure it is. */
  readonly asksConfidence: boolean
  times(question: T['question']): QuestionTimes
  /** The answer as it stands before the learner has touched it; `null` when there is none then. */
  blank(question: T['question']): T['answer'] | null
  /** Whether the answer may be locked in. How sure the learner is is not the kind's concern. */
  mayLockIn(question: T['question'], answer: T['answer']): boolean
  /** An answer that is right: what a skipped question shows. */
  solution(question: T['question']): T['answer']
  /** What the model has to run before the answer can be graded; `null` when it can be graded as it is. */
  actOf(question: T['question'], answer: T['answer']): T['act'] | null
  /** `null` as long as the model has not run what the answer does. */
  grade(question: T['question'], answer: T['answer']): T['grade'] | null
  hints(question: T['question']): T['hints']
  /** Whether the newest try was wrong in a way that lets the learner try again. It leaves no record. */
  isAskedAgain(question: T['question']): boolean
  record(question: T['question'], given: Given<T['answer']>): T['record']
  isSkipped(record: T['record']): boolean
  /** How sure the learner was; `null` when it did not say. */
  confidenceOf(record: T['record']): Confidence | null
}
