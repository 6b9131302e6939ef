import { useEffect, useRef, useState } from 'react'
import { EXAM_PASS, EXAMS, scaledScore } from '../../challenge/exams.ts'
import type { Slot } from '../../challenge/quizMachine.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { Button } from '../kit/Button.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import type { DrawnQuestion } from '../quiz/drawnQuestions.ts'
import { domainTitle, gradesByDomain } from './examGrades.ts'
import type { KeptExam } from './keptExam.ts'
import { ResultRow } from './ResultRow.tsx'
import './ExamResult.css'

interface ExamResultProps {
  readonly kept: KeptExam
  readonly slots: readonly Slot[]
  readonly questions: readonly DrawnQuestion[]
  readonly onLeave: () => void
}

/** What came of it: the score, domain by domain, and every question with its answer and its reasons. */
export function ExamResult({ kept, slots, questions, onLeave }: ExamResultProps) {
  const { exam, spentMs } = kept
  const records = slots.flatMap(({ record }) => (record === null ? [] : [record]))
  const right = records.filter(({ isRight }) => isRight).length
  const score = scaledScore(right, records.length)
  const isPassed = score >= EXAM_PASS
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  usePageTitle(`${grouped(score)}, ${EXAMS[exam].name} mock exam`)
  return (
    <PageFrame>
      <div className="exam-result">
        <section className="exam-result__score" data-tone={isPassed ? 'clear' : 'trouble'}>
          <h1 ref={heading} tabIndex={-1}>
            {isPassed ? `Passed: ${grouped(score)}` : `Not passed: ${grouped(score)}`}
          </h1>
          <p>
            {right} of {counted(records.length, 'question')} right, in {durationText(spentMs)}. {EXAM_PASS} of 1,000
            passes.
          </p>
          <p className="tone-2">
            The score is an estimate. In the real exam 50 of 65 questions count, which ones nobody knows, and AWS scales
            by how hard they were. Here every question counts alike.
          </p>
          <div className="exam-result__acts">
            <Button variant="filled" onPress={onLeave}>
              Another exam
            </Button>
          </div>
        </section>
        <section className="exam-result__domains">
          <h2>By domain</h2>
          {gradesByDomain(exam, records).map((one) => (
            <BarRow
              key={one.domain}
              label={domainTitle(one.domain)}
              value={one.right}
              max={one.asked}
              figure={`${String(one.right)} of ${String(one.asked)}`}
              tone="ink"
            />
          ))}
        </section>
      </div>
      <ResultRows slots={slots} questions={questions} />
    </PageFrame>
  )
}

type Shown = 'all' | 'wrong' | 'flagged'

function ResultRows({ slots, questions }: Pick<ExamResultProps, 'slots' | 'questions'>) {
  const [shown, setShown] = useState<Shown>('all')
  const fits = ({ record, isFlagged }: Slot): boolean =>
    shown === 'all' || (shown === 'wrong' ? record?.isRight !== true : isFlagged)
  const rows = slots.map((slot, index) => ({ slot, index })).filter(({ slot }) => fits(slot))
  return (
    <section className="exam-result__rows" aria-label="Every question">
      <div className="exam-result__filter">
        <h2>Every question</h2>
        <Segmented
          label="Which questions"
          isLabelHidden
          options={[
            { value: 'all', label: 'All' },
            { value: 'wrong', label: 'Wrong' },
            { value: 'flagged', label: 'Flagged' },
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {rows.length === 0 && <p className="tone-2">{shown === 'wrong' ? 'None was wrong.' : 'None was flagged.'}</p>}
      <ol>
        {rows.map(({ slot, index }) => (
          <ResultRow key={index} slot={slot} index={index} drawn={questions[index]} />
        ))}
      </ol>
    </section>
  )
}
