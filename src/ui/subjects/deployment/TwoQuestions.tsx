import type { ReactNode } from 'react'
import type { OrderOf } from '../../../look/revisions.ts'
import type { ServiceMoment } from '../../words/deployment/counts.ts'
import { twoQuestions, type Question } from '../../words/deployment/questions.ts'
import { useSize } from '../../kit/useSize.ts'
import { QuestionTiles } from './QuestionTiles.tsx'
import './TwoQuestions.css'

export interface TwoQuestionsProps {
  /** The live service (`momentOfService`), or what a decision counted (`momentOfDecision`). */
  readonly moment: ServiceMoment
  /** Of which moment the counts are, or what chooses it. */
  readonly caption?: ReactNode
  readonly orderOf: OrderOf
  readonly variant?: 'default' | 'projector'
  /** 0 to 1, for the rings of tasks that are not healthy yet. */
  readonly ringProgress?: number
}

/** The two inequalities of a rolling update as questions: what is counted, the limit as a post, the sum, the answer. */
export function TwoQuestions({ moment, caption, orderOf, variant = 'default', ringProgress = 0.5 }: TwoQuestionsProps) {
  const [box, { width }] = useSize()
  return (
    <div className="two-questions" data-variant={variant} ref={box}>
      {typeof caption === 'string' ? <p className="two-questions__caption">{caption}</p> : caption}
      {twoQuestions(moment).map((question) => (
        <QuestionBlock key={question.id} {...{ question, orderOf, variant, width, ringProgress }} />
      ))}
    </div>
  )
}

/** A limit stays on the line of what is said of it. */
function unbroken(sum: string): string {
  return sum.replace(/(not )?(above|below) \S+/, (end) => end.replaceAll(' ', '\u00a0'))
}

interface QuestionBlockProps extends Required<Omit<TwoQuestionsProps, 'moment' | 'caption'>> {
  readonly question: Question
  readonly width: number
}

function QuestionBlock({ question, ...drawing }: QuestionBlockProps) {
  return (
    <section className="two-questions__one">
      <h2 className="two-questions__title">
        <span>{question.title}</span> <b>{question.answer}</b>
      </h2>
      <QuestionTiles question={question} {...drawing} />
      <p className="two-questions__sum">{unbroken(question.sum)}</p>
    </section>
  )
}
