import { Check, Flag, X } from 'lucide-react'
import type { Slot } from '../../challenge/quizMachine.ts'
import { topicTitle } from '../../lessons/topics.ts'
import { Disclosure } from '../kit/Disclosure.tsx'
import { AnsweredOptions } from '../quiz/AnsweredOptions.tsx'
import type { DrawnQuestion } from '../quiz/drawnQuestions.ts'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import { QuestionMissing } from '../quiz/QuestionsMissing.tsx'
import { QuestionText } from '../quiz/QuestionText.tsx'

interface ResultRowProps {
  readonly slot: Slot
  /** From 0. */
  readonly index: number
  readonly drawn: DrawnQuestion | undefined
}

/** One question of a result: right or not in its title, everything else when it is opened. */
export function ResultRow({ slot, index, drawn }: ResultRowProps) {
  const { record, answer, isFlagged } = slot
  const isRight = record?.isRight === true
  const made = drawn?.made
  return (
    <li className="result-row">
      <Disclosure
        title={
          <span className="result-row__title">
            <span className="result-row__number">{index + 1}</span>
            <span className="answer-sign" data-tone={isRight ? 'clear' : 'trouble'}>
              {isRight ? <Check role="img" aria-label="right" /> : <X role="img" aria-label="wrong" />}
            </span>
            <span className="result-row__words">{made?.title ?? `Question ${String(index + 1)}`}</span>
          </span>
        }
        detail={
          <>
            {answer === null && 'open '}
            {isFlagged && <Flag className="result-row__flag" role="img" aria-label="flagged" />}
            {record !== null && <span className="result-row__topic">{topicTitle(record.topic)}</span>}
          </>
        }
      >
        {made !== undefined && (
          <div className="result-row__body">
            <QuestionText question={optionsQuestionOf(made)} level={4} />
            <AnsweredOptions made={made} answer={answer} />
          </div>
        )}
        {drawn?.error !== null && drawn?.error !== undefined && (
          <QuestionMissing error={drawn.error} onRetry={drawn.retry} />
        )}
      </Disclosure>
    </li>
  )
}
