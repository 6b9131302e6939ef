import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { keptSlot } from '../../challenge/keptSlot.ts'
import type { QuestionRef } from '../../challenge/question.ts'
import type { QuizInput } from '../../challenge/quizMachine.ts'
import { questionQuery } from '../../session/challenge/challengeDocuments.ts'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { scenarioClient } from '../../session/scenarioDocuments.ts'
import { HeaderSlot, PhoneTitle } from '../shell/HeaderSlot.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { ItemQuestion } from './ItemQuestion.tsx'
import { QuestionFailed } from './QuestionFailed.tsx'
import { QuestionOnLab } from './QuestionOnLab.tsx'
import { QuizMarks } from './QuizMarks.tsx'
import { QuizOver } from './QuizOver.tsx'
import { dropQuiz, keepQuiz } from './keptQuizzes.ts'
import type { QuizSearch } from './quizSearch.ts'
import { useQuiz, type Quiz } from './useQuiz.ts'

interface QuizRunProps {
  /** Its address. */
  readonly search: QuizSearch
  readonly refs: readonly QuestionRef[]
  /** What was given before it was left. */
  readonly left: QuizInput['left']
  readonly title: string
  readonly onAgain: () => void
}

/** A quiz, question by question, each on its own world where there is one. */
export function QuizRun({ search, refs, left, title, onAgain }: QuizRunProps) {
  const session = useNewLabSession()
  const quiz = useQuiz(refs, left)
  useKeeping(quiz, { search, title })
  const navigate = useNavigate()
  usePageTitle(title)
  const leave = (): void => void navigate({ to: '/challenge' })
  const { index, slots } = quiz.context
  const stepText = `question ${String(index + 1)} of ${String(slots.length)}`
  const ref = slots[index]?.ref
  const next = slots[index + 1]?.ref
  const { data, error, refetch } = useQuery(
    {
      ...questionQuery(ref ?? { item: '', seed: 0 }, session.lessons),
      enabled: ref !== undefined,
    },
    scenarioClient,
  )
  useEffect(() => {
    // Made while this one is thought about.
    if (data !== undefined && next !== undefined)
      void scenarioClient.prefetchQuery(questionQuery(next, session.lessons))
  }, [data, next, session])
  const header = (
    <>
      <PhoneTitle title={title} subtitle={stepText} backTo="/challenge" />
      <HeaderSlot place="context">{title}</HeaderSlot>
    </>
  )
  if (quiz.isOver) return <QuizOver {...{ quiz, title, onAgain }} />
  const asked = {
    quiz,
    stepText,
    nextText: next === undefined ? 'See the result' : 'Next question',
    marks: <QuizMarks slots={slots} index={index} label={stepText} />,
    onLeave: leave,
  }
  return (
    <LabSessionContext value={session}>
      {header}
      {error !== null && <QuestionFailed error={error} onRetry={() => void refetch()} onSkip={quiz.pass} />}
      {data === undefined && error === null && <div className="yard-floor" aria-busy="true" />}
      {data !== undefined &&
        (data.scene !== null && data.scene.scenario.beats.length > 0 ? (
          <QuestionOnLab key={index} made={data} scene={data.scene} {...asked} />
        ) : (
          <ItemQuestion key={index} made={data} {...asked} />
        ))}
    </LabSessionContext>
  )
}

/** From its first answer to its end a quiz is kept: who leaves it, or closes the page, goes on later. */
function useKeeping(
  { context: { slots }, isOver }: Quiz,
  { search, title }: Pick<QuizRunProps, 'search' | 'title'>,
): void {
  useEffect(() => {
    if (isOver) dropQuiz(search)
    else if (slots.some(({ record }) => record !== null)) {
      keepQuiz({ search, title, slots: slots.map(keptSlot), atMs: Date.now() })
    }
  }, [slots, isOver, search, title])
}
