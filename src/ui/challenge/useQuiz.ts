import { useMachine } from '@xstate/react'
import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import type { MadeQuestion, QuestionRef } from '../../challenge/question.ts'
import { quizMachine, slotOf, type QuizContext, type QuizInput, type Slot } from '../../challenge/quizMachine.ts'
import { recordOf, type GivenAnswer } from '../../challenge/recordOf.ts'
import { answers } from '../../session/challenge/answers.ts'
import { randomHex } from '../../session/saving/savedLabs.ts'

export interface Quiz {
  readonly context: QuizContext
  readonly slot: Slot | undefined
  readonly isOver: boolean
  /** Grades the answer to the question that is asked, and keeps it. */
  readonly grade: (made: MadeQuestion, given: Omit<GivenAnswer, 'id' | 'atMs' | 'mode'>) => void
  readonly next: () => void
  /** Goes on without a question that did not come. */
  readonly pass: () => void
}

/** A quiz with the answer after each question. @param left  what was given before it was left, and where */
export function useQuiz(refs: readonly QuestionRef[], left: QuizInput['left'] = null): Quiz {
  const [{ context, value }, send] = useMachine(quizMachine, { input: { manner: 'practice', refs, left } })
  return {
    context,
    slot: slotOf(context),
    isOver: value === 'over',
    grade: (made, given) => {
      const record: AnswerRecord = recordOf(made, { ...given, id: randomHex(), atMs: Date.now(), mode: 'practice' })
      send({ type: 'graded', record })
      void answers.add([record])
    },
    next: () => send({ type: 'next' }),
    pass: () => send({ type: 'passed' }),
  }
}
