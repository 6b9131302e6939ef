import type { CSSProperties } from 'react'
import type { MarkTypes } from '../../lessons/questions/order.ts'
import { clockText } from '../../look/time.ts'
import { AnswerSign } from './AnswerRows.tsx'
import type { CompareProps } from './askedView.tsx'
import { markRange, partOf, type MarkRange } from './markMoments.ts'
import './Mark.css'

/** The mark beside the moment at which it happened, to scale, and how far they lie apart. */
export function MarkCompared({ question, scenario, answer }: CompareProps<MarkTypes>) {
  const { answerMs, toleranceMs } = question
  const { fromMs } = scenario
  const range = markRange(question, fromMs)
  return (
    <div className="mark">
      <div className="mark__scale" aria-hidden="true">
        <span
          className="mark__tolerance"
          style={
            {
              '--part': partOf(range, answerMs - toleranceMs),
              '--end': partOf(range, answerMs + toleranceMs),
            } as CSSProperties
          }
        />
        <Post range={range} atMs={answerMs} kind="true" />
        {answer !== null && <Post range={range} atMs={answer.atMs} kind="own" />}
      </div>
      <p className="mark__ends" aria-hidden="true">
        <span>{clockText(range.firstMs - fromMs)}</span>
        <span>{clockText(range.lastMs - fromMs)}</span>
      </p>
      <p className="mark__legend">
        <AnswerSign isRight isChosen={false} rightWord={`it happened at ${clockText(answerMs - fromMs)}`} />
        {answer !== null && (
          <AnswerSign isRight={Math.abs(answer.atMs - answerMs) <= toleranceMs} isChosen rightWord="near enough" />
        )}
      </p>
    </div>
  )
}

interface PostProps {
  readonly range: MarkRange
  readonly atMs: number
  readonly kind: 'true' | 'own'
}

/** Solid where it happened, broken where it was expected. */
function Post({ range, atMs, kind }: PostProps) {
  return <span className="mark__post" data-kind={kind} style={{ '--part': partOf(range, atMs) } as CSSProperties} />
}
