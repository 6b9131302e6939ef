import { useEffect, useRef } from 'react'
import type { OptionsQuestion } from './optionsQuestion.ts'
import { CodeLines } from '../questions/CodeLines.tsx'
import './QuestionText.css'

interface QuestionTextProps {
  readonly question: OptionsQuestion
  /** Before its words, for whoever hears them: `Question 3 of 65`. */
  readonly place?: string
  /** Of its heading. */
  readonly level?: 1 | 4
  /** Focus comes here when the question is another, so that it is read. */
  readonly takesFocus?: boolean
}

/** What is asked: its words, and the JSON that it is about. */
export function QuestionText({ question, place, level = 1, takesFocus = false }: QuestionTextProps) {
  const { title, lead, code } = question
  const Heading = level === 1 ? 'h1' : 'h4'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [place, takesFocus])
  return (
    <div className="question-text">
      <Heading ref={heading} className="type-question" tabIndex={-1}>
        {place !== undefined && <span className="visually-hidden">{place}. </span>}
        {title}
      </Heading>
      {lead !== null && <p className="tone-2">{lead}</p>}
      {code !== null && <CodeLines code={code} />}
    </div>
  )
}
