import type { Answer } from '../../lessons/questions/kinds.ts'
import { AskChoice } from '../questions/AskChoice.tsx'
import { AskSeveral } from '../questions/AskSeveral.tsx'
import type { OptionsQuestion } from './optionsQuestion.ts'

interface AskOptionsProps {
  readonly question: OptionsQuestion
  readonly answer: Answer | null
  /** `null` when everything was cleared again. */
  readonly onAnswer: (answer: Answer | null) => void
}

/** The options of a question, of which one or several are taken; their digits do it too. */
export function AskOptions({ question, answer, onAnswer }: AskOptionsProps) {
  if (question.kind === 'choice') {
    const own = answer !== null && 'option' in answer ? answer : null
    return <AskChoice question={question} answer={own} onAnswer={onAnswer} />
  }
  const own = answer !== null && 'options' in answer ? answer : null
  return (
    <AskSeveral
      question={question}
      answer={own}
      onAnswer={(chosen) => onAnswer(chosen.options.length === 0 ? null : chosen)}
    />
  )
}
