import { useId, useState, type FormEvent } from 'react'
import { CONFIDENCES, type Confidence } from '../../lessons/questions/kind.ts'
import { kindOf, type Answer } from '../../lessons/questions/kinds.ts'
import { topicTitle } from '../../lessons/topics.ts'
import { Button } from '../kit/Button.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'
import { AnsweredOptions } from '../quiz/AnsweredOptions.tsx'
import { AskOptions } from '../quiz/AskOptions.tsx'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import { QuestionText } from '../quiz/QuestionText.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import type { AskedInQuiz } from './asked.ts'
import { QuizActions } from './QuizActions.tsx'
import './ItemQuestion.css'

/** A question without a world: its options, how sure one is, and then the reason for every option. */
export function ItemQuestion({ made, quiz, stepText, nextText, marks, onLeave }: AskedInQuiz) {
  const question = optionsQuestionOf(made)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [confidence, setConfidence] = useState<Confidence | null>(null)
  const [isSkipped, setSkipped] = useState(false)
  const noteId = useId()
  const isPhone = useMedia('(width <= 599px)')
  const record = quiz.slot?.record ?? null
  const mayLockIn = answer !== null && kindOf(question).mayLockIn(question, answer) && confidence !== null
  const lockIn = (event?: FormEvent): void => {
    event?.preventDefault()
    if (mayLockIn) quiz.grade(made, { answer, confidence, hints: 0 })
  }
  const skip = (): void => {
    setSkipped(true)
    quiz.grade(made, { answer: null, confidence: null, hints: 0 })
  }
  useShortcuts('Question', [
    ...(record === null
      ? [
          ...CONFIDENCES.map((one, at) => ({
            keys: `Shift+Digit${String(at + 1)}`,
            label: CONFIDENCE_WORDS[one],
            run: () => setConfidence(one),
          })),
          { keys: 'Enter', label: 'Lock in', run: () => lockIn() },
          { keys: 's', label: 'Skip', run: skip },
        ]
      : [{ keys: 'Enter', label: nextText, run: quiz.next }]),
    { keys: 'Escape', label: 'Leave', run: onLeave },
  ])
  return (
    <div className="item-question">
      <QuizActions onLeave={onLeave} />
      {marks}
      <p className="item-question__meta">{topicTitle(made.topic)}</p>
      <QuestionText question={question} place={stepText} takesFocus />
      {record === null ? (
        <form className="item-question__form" onSubmit={lockIn}>
          <AskOptions question={question} answer={answer} onAnswer={setAnswer} />
          <Segmented
            label="How sure are you?"
            {...(!isPhone && { labelDetail: 'Shift + 1, 2, 3' })}
            options={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_WORDS[value] }))}
            value={confidence}
            onChange={setConfidence}
          />
          <div className="item-question__acts">
            <Button type="submit" variant="filled" size="touch" isDisabled={!mayLockIn} aria-describedby={noteId}>
              Lock in
            </Button>
            <Button variant="quiet" size="touch" onPress={skip}>
              Skip
            </Button>
            <p id={noteId} className="type-small tone-2" aria-live="polite">
              {needsOf({ question, answer, confidence })}
            </p>
          </div>
        </form>
      ) : (
        <>
          <p className="item-question__verdict" data-tone={record.isRight ? 'clear' : 'trouble'} role="status">
            {verdictOf(record.isRight, isSkipped)}
          </p>
          <AnsweredOptions made={made} answer={isSkipped ? null : answer} />
          {!record.isRight && record.confidence === 'sure' && (
            <p className="type-small tone-2">You were sure: this one comes back first.</p>
          )}
          <div className="item-question__acts">
            <Button variant="filled" size="touch" kbd="Enter" onPress={quiz.next} autoFocus>
              {nextText}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

interface Needs {
  readonly question: ReturnType<typeof optionsQuestionOf>
  readonly answer: Answer | null
  readonly confidence: Confidence | null
}

function needsOf({ question, answer, confidence }: Needs): string {
  if (answer === null || !kindOf(question).mayLockIn(question, answer)) {
    return question.kind === 'choice' ? 'Choose one to lock in.' : `Choose ${String(question.choose)} to lock in.`
  }
  return confidence === null ? 'To lock in, say how sure you are.' : ''
}

function verdictOf(isRight: boolean, isSkipped: boolean): string {
  if (isSkipped) return 'Skipped'
  return isRight ? 'Right' : 'Not right'
}
