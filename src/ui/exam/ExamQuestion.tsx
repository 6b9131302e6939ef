import { Flag } from 'lucide-react'
import { slotOf, type QuizContext, type QuizEvent } from '../../challenge/quizMachine.ts'
import { topicTitle } from '../../lessons/topics.ts'
import { Button } from '../kit/Button.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { AskOptions } from '../quiz/AskOptions.tsx'
import type { DrawnQuestion } from '../quiz/drawnQuestions.ts'
import { Navigator } from './Navigator.tsx'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import type { QuestionMark } from './questionMarks.ts'
import { QuestionMissing } from '../quiz/QuestionsMissing.tsx'
import { QuestionText } from '../quiz/QuestionText.tsx'

interface ExamQuestionProps {
  readonly context: QuizContext
  readonly send: (event: QuizEvent) => void
  readonly questions: readonly DrawnQuestion[]
  readonly marks: readonly QuestionMark[]
  readonly onGoTo: (index: number) => void
}

/** One question of an exam, without a word on its answer, and all of them beside it. */
export function ExamQuestion({ context, send, questions, marks, onGoTo }: ExamQuestionProps) {
  const { index, slots } = context
  const isLast = index === slots.length - 1
  const isFlagged = slotOf(context)?.isFlagged === true
  const next = (): void => send({ type: isLast ? 'review' : 'next' })
  const flag = (): void => send({ type: 'flag' })
  useShortcuts('Mock exam', [
    { keys: 'Enter', label: 'Next question', run: next },
    { keys: 'n', label: 'Next question', run: next },
    { keys: 'p', label: 'Question before', run: () => send({ type: 'previous' }) },
    { keys: 'f', label: 'Flag it, or take the flag away', run: flag },
    { keys: 'r', label: 'Look over all', run: () => send({ type: 'review' }) },
  ])
  return (
    <div className="exam-room">
      <section className="exam-room__question" aria-label="The question">
        <Asked context={context} send={send} drawn={questions[index]} />
        <div className="exam-room__acts">
          <Button kbd="P" size="touch" isDisabled={index === 0} onPress={() => send({ type: 'previous' })}>
            Previous
          </Button>
          <Button kbd="F" size="touch" icon={<Flag aria-hidden="true" />} aria-pressed={isFlagged} onPress={flag}>
            {isFlagged ? 'Flagged' : 'Flag'}
          </Button>
          <Button kbd="R" size="touch" onPress={() => send({ type: 'review' })}>
            Look over all
          </Button>
          <Button kbd="N" size="touch" variant="filled" onPress={next}>
            {isLast ? 'To the end' : 'Next'}
          </Button>
        </div>
      </section>
      <aside aria-label="Questions">
        <Navigator marks={marks} index={index} onGoTo={onGoTo} />
      </aside>
    </div>
  )
}

interface AskedProps extends Pick<ExamQuestionProps, 'context' | 'send'> {
  readonly drawn: DrawnQuestion | undefined
}

function Asked({ context, send, drawn }: AskedProps) {
  const { index, slots } = context
  const place = `Question ${String(index + 1)} of ${String(slots.length)}`
  if (drawn?.made === undefined) {
    return (
      <div className="exam-room__waits" aria-busy={drawn?.error === null}>
        <p className="exam-room__place">{place}</p>
        {drawn !== undefined && drawn.error !== null && <QuestionMissing error={drawn.error} onRetry={drawn.retry} />}
      </div>
    )
  }
  const { made } = drawn
  const question = optionsQuestionOf(made)
  return (
    <>
      <p className="exam-room__place">
        <span aria-hidden="true">{place}</span>
        <span>{topicTitle(made.topic)}</span>
      </p>
      <QuestionText question={question} place={place} takesFocus />
      <AskOptions
        key={index}
        question={question}
        answer={slotOf(context)?.answer ?? null}
        onAnswer={(answer) => send({ type: 'given', answer })}
      />
    </>
  )
}
