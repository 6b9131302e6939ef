import { Check, X } from 'lucide-react'
import type { Slot } from '../../challenge/quizMachine.ts'
import { capitalized } from '../../look/numbers.ts'
import './QuizMarks.css'

interface QuizMarksProps {
  readonly slots: readonly Slot[]
  readonly index: number
  /** `question 3 of 5`. */
  readonly label: string
}

/** How each question went so far, and where one is. */
export function QuizMarks({ slots, index, label }: QuizMarksProps) {
  return (
    <div className="quiz-marks">
      <span className="quiz-marks__label">{capitalized(label)}</span>
      <ol aria-label="How it went so far">
        {slots.map(({ record }, at) => (
          <li key={at} data-state={stateOf(record?.isRight)} aria-current={at === index ? 'step' : undefined}>
            {record?.isRight === true && <Check aria-hidden="true" />}
            {record?.isRight === false && <X aria-hidden="true" />}
            <span className="visually-hidden">{`${String(at + 1)}: ${WORDS[stateOf(record?.isRight)]}`}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const WORDS = { right: 'right', wrong: 'wrong', open: 'open' } as const

function stateOf(isRight: boolean | undefined): keyof typeof WORDS {
  if (isRight === undefined) return 'open'
  return isRight ? 'right' : 'wrong'
}
