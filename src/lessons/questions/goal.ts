import type { Command } from '../../model/api/command.ts'
import type { When } from '../document/look.ts'
import type { AskedQuestion, AskedRecord } from './asked.ts'
import type { Given, Grade, KindTypes, QuestionKind } from './kind.ts'

/** One condition of a goal, as it stands after what the learner did. */
export interface ConditionState {
  readonly says: string
  readonly when: When
  readonly holds: boolean
  /** What was read last, as text; and when it first broke or came to hold, where that is what counts. */
  readonly read: string
  readonly atMs: number | null
}

/** Commands of the learner, at their times, in order. */
export interface TimedActs {
  readonly commands: readonly Command[]
}

/** What the model makes of one try. */
export interface GoalAttempt extends TimedActs {
  readonly conditions: readonly ConditionState[]
  readonly isReached: boolean
  /** When it was reached, or given up. */
  readonly toMs: number
  /** Healthy tasks of the watched service at its worst; `null` without one. */
  readonly lowestHealthy: number | null
  /** A command of it that ECS refused. */
  readonly refusal: { readonly name: string; readonly message: string; readonly field: string | null } | null
}

interface GoalQuestion extends AskedQuestion {
  /** The goal as it stands without any act. */
  readonly conditions: readonly ConditionState[]
  readonly attempts: readonly GoalAttempt[]
  readonly solution: readonly Command[]
  /** So long after the last command of a try the goal may come. */
  readonly withinMs: number
}

/** The learner writes the field that is missing in a command; the command is run. */
export interface FieldQuestion extends GoalQuestion {
  readonly kind: 'field'
  readonly service: Command['service']
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  readonly path: string
  readonly takes: 'number' | 'text'
  /** The one that works, as text. */
  readonly value: string
}

/** The learner acts, in whatever way, until the goal holds. */
export interface FixQuestion extends GoalQuestion {
  readonly kind: 'fix'
  readonly par: { readonly commands: number; readonly lowestHealthy: number | null }
  /** How many commands of the story stand before the learner's own in the lab's log. */
  readonly commandsBefore: number
}

export interface FieldAnswer extends TimedActs {
  /** As it was typed. */
  readonly value: string
}

export type FixAnswer = TimedActs

export interface GoalGrade extends Grade {
  readonly attempt: GoalAttempt
}

export interface GoalRecord<Name extends string> extends AskedRecord<Name, null> {
  readonly attempts: number
  /** Of the try that reached the goal. */
  readonly commands: number
  readonly lowestHealthy: number | null
  readonly isShown: boolean
}

interface GoalTypes<
  Name extends 'field' | 'fix',
  Question extends GoalQuestion,
  Answer extends TimedActs,
> extends KindTypes {
  readonly question: Question & { readonly kind: Name }
  readonly answer: Answer
  readonly act: TimedActs
  readonly grade: GoalGrade
  readonly hints: { readonly texts: readonly string[] }
  readonly record: GoalRecord<Name>
}

export type FieldTypes = GoalTypes<'field', FieldQuestion, FieldAnswer>
export type FixTypes = GoalTypes<'fix', FixQuestion, FixAnswer>

function goalKind<
  Name extends 'field' | 'fix',
  Question extends GoalQuestion & { readonly kind: Name },
  Answer extends TimedActs,
>(name: Name, solution: (question: Question) => Answer): QuestionKind<GoalTypes<Name, Question, Answer>> {
  return {
    hintsMax: ({ hints }) => hints.length,
    asksConfidence: false,
    times: ({ attempts, askAtMs }) => ({
      askAtMs,
      observeFromMs: askAtMs,
      observeToMs: attempts.at(-1)?.toMs ?? askAtMs,
    }),
    blank: () => null,
    mayLockIn: (_, { commands }) => commands.length > 0,
    solution,
    actOf: (_, { commands }) => ({ commands }),
    grade: ({ attempts }) => {
      const attempt = attempts.at(-1)
      if (attempt === undefined) return null
      const missed = attempt.conditions.find((one) => !one.holds)
      return { isRight: attempt.isReached, mistake: missed?.says ?? null, attempt }
    },
    hints: ({ hints }) => ({ texts: hints }),
    isAskedAgain: ({ attempts }) => attempts.at(-1)?.isReached === false,
    record: ({ attempts }, { answer, hints }: Given<Answer>) => {
      const last = attempts.at(-1)
      return {
        kind: name,
        answer: null,
        confidence: null,
        attempts: attempts.length,
        commands: last?.commands.length ?? 0,
        lowestHealthy: last?.lowestHealthy ?? null,
        isShown: answer === null,
        hints,
        isRight: answer !== null && last?.isReached === true,
      }
    },
    isSkipped: ({ isShown }) => isShown,
    confidenceOf: () => null,
  }
}

export const field = goalKind<'field', FieldQuestion, FieldAnswer>('field', ({ solution, value }) => ({
  commands: solution,
  value,
}))

export const fix = goalKind<'fix', FixQuestion, FixAnswer>('fix', ({ solution }) => ({ commands: solution }))
