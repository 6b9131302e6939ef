import { useMachine } from '@xstate/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { keptSlot } from '../../challenge/keptSlot.ts'
import { quizMachine } from '../../challenge/quizMachine.ts'
import { answers } from '../../session/challenge/answers.ts'
import { Button } from '../kit/Button.tsx'
import { useStable } from '../kit/useStable.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { madeQuestions, useDrawnQuestions, type Candidates } from '../quiz/drawnQuestions.ts'
import { EXAMS } from '../../challenge/exams.ts'
import { recordOf } from './examGrades.ts'
import { ExamQuestion } from './ExamQuestion.tsx'
import { ExamResult } from './ExamResult.tsx'
import { ExamReview } from './ExamReview.tsx'
import { ExamTime, TimeWarning } from './ExamTime.tsx'
import { EXTENSION_MS, leftOf, timingOnReturn } from './examTime.ts'
import { changeKept, type KeptExam } from './keptExam.ts'
import { questionMarks } from './questionMarks.ts'
import { useExamClock } from './useExamClock.ts'
import './ExamRoom.css'

interface ExamRoomProps {
  /** As it was when the page was opened, and what was kept of it since. */
  readonly kept: KeptExam
  readonly drawn: readonly Candidates[]
  readonly onLeave: () => void
}

/** An exam under way, from its first question to its result. */
export function ExamRoom({ kept, drawn, onLeave }: ExamRoomProps) {
  const play = useExamPlay(kept, drawn)
  const { context, send, questions, marks, isOver } = play
  const { leftMs, spentMs, more } = play.time
  useShortcuts(
    'Time',
    leftMs === null || isOver ? [] : [{ keys: 'e', label: '10 more minutes', run: () => more(EXTENSION_MS) }],
  )
  if (isOver) return <ExamResult kept={kept} slots={context.slots} questions={questions} onLeave={onLeave} />
  const answered = marks.filter(({ state }) => state === 'answered').length
  return (
    <PageFrame hasDisclaimer={false}>
      <div className="exam-bar">
        <p className="exam-bar__name">
          <b>{EXAMS[kept.exam].name}</b> mock exam
        </p>
        <p className="tone-2">
          {answered} of {marks.length} answered
        </p>
        <div className="exam-bar__time">
          <ExamTime leftMs={leftMs} spentMs={spentMs} onMore={more} />
          <Button variant="quiet" onPress={onLeave}>
            Leave
          </Button>
        </div>
      </div>
      {leftMs === 0 || play.isGrading || play.trouble !== null ? (
        <HandingIn trouble={play.trouble} onRetry={play.handIn} isTimeOver={leftMs === 0} />
      ) : (
        <>
          <TimeWarning leftMs={leftMs} onMore={more} />
          {play.isReviewing ? (
            <ExamReview marks={marks} onGoTo={play.goTo} onHandIn={play.handIn} index={context.index} />
          ) : (
            <ExamQuestion context={context} send={send} questions={questions} marks={marks} onGoTo={play.goTo} />
          )}
        </>
      )}
    </PageFrame>
  )
}

/** The quiz of an exam with its questions, its clock and its end; all of it is kept as it goes. */
function useExamPlay(kept: KeptExam, drawn: readonly Candidates[]) {
  const [began] = useState(() => ({ ...kept, ...timingOnReturn(kept) }))
  const [state, send, actor] = useMachine(quizMachine, {
    input: { manner: 'exam', refs: began.slots.map(({ ref }) => ref), left: began },
  })
  const { context } = state
  const isOver = state.matches('over')
  const questions = useDrawnQuestions({ drawn, index: context.index, form: 'exam' })
  const [isGrading, setIsGrading] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [limitMs, setLimitMs] = useState(began.limitMs)
  const spentMs = useExamClock({
    spentMs: began.spentMs,
    isRunning: !isOver,
    onKeep: (spent) => changeKept({ spentMs: spent }),
  })
  const { slots, index } = context
  useEffect(() => changeKept({ slots: slots.map(keptSlot), index, limitMs }), [slots, index, limitMs])

  const handIn = useStable(async (): Promise<void> => {
    setIsGrading(true)
    setTrouble(null)
    try {
      const made = await madeQuestions(drawn)
      const given = { atMs: Date.now(), mode: 'mock' } as const
      const { slots: last } = actor.getSnapshot().context
      const records = made.map((one, at) => recordOf(one, last[at]?.answer ?? null, given))
      send({ type: 'handedIn', records })
      await answers.add(records)
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
    } finally {
      setIsGrading(false)
    }
  })
  const leftMs = leftOf({ limitMs, spentMs })
  const wasTimeOver = useRef(false)
  useEffect(() => {
    if (leftMs !== 0 || isOver || wasTimeOver.current) return
    wasTimeOver.current = true
    void handIn()
  }, [leftMs, isOver, handIn])
  const goTo = useStable((to: number): void => send({ type: 'goTo', index: to }))
  return {
    context,
    send,
    isOver,
    isReviewing: state.matches('reviewing'),
    questions,
    marks: useMemo(() => questionMarks(slots, questions), [slots, questions]),
    isGrading,
    trouble,
    handIn: () => void handIn(),
    goTo,
    time: {
      leftMs,
      spentMs,
      more: (byMs: number | null) => setLimitMs((limit) => (limit === null || byMs === null ? null : limit + byMs)),
    },
  }
}

interface HandingInProps {
  readonly trouble: string | null
  readonly isTimeOver: boolean
  readonly onRetry: () => void
}

function HandingIn({ trouble, isTimeOver, onRetry }: HandingInProps) {
  return (
    <div className="exam-handing" role="status">
      <h1>{isTimeOver ? 'Time is over' : 'Handing in'}</h1>
      {trouble === null ? (
        <p className="tone-2">Your answers are graded.</p>
      ) : (
        <>
          <p>{trouble} Your answers are kept.</p>
          <Button variant="filled" onPress={onRetry}>
            Hand in again
          </Button>
        </>
      )}
    </div>
  )
}
