import type { ReactNode } from 'react'
import type { MadeQuestion } from '../../challenge/question.ts'
import type { Quiz } from './useQuiz.ts'

/** A question of a quiz, and what stands around it. */
export interface AskedInQuiz {
  readonly made: MadeQuestion
  readonly quiz: Quiz
  /** `question 3 of 5`. */
  readonly stepText: string
  readonly nextText: string
  readonly marks: ReactNode
  readonly onLeave: () => void
}
