import { must } from '../../base/assert.ts'
import type { MadeQuestion } from '../../challenge/question.ts'
import type { ChoiceQuestion, SeveralQuestion } from '../../lessons/questions/choice.ts'

/** The two forms in which both exams ask. */
export type OptionsQuestion = ChoiceQuestion | SeveralQuestion

/** @throws when it asks in another form: none such is drawn */
export function optionsQuestionOf({ question }: MadeQuestion): OptionsQuestion {
  return must(
    question.kind === 'choice' || question.kind === 'several' ? question : undefined,
    'a question with options',
  )
}
