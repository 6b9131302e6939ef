import type { AskedReveal } from '../../lessons/questions/asked.ts'
import { sayingsOf } from './askedWords.ts'
import { toldText } from './toldText.ts'
import './questions.css'

interface RevealSayingsProps {
  readonly reveal: AskedReveal
  /** Its text stands elsewhere where the options tell it. */
  readonly hasText?: boolean
}

/** What is told once the answer shows; where notes, AWS and exam differ, what each of them says. */
export function RevealSayings({ reveal, hasText = true }: RevealSayingsProps) {
  const sayings = sayingsOf(reveal)
  return (
    <div className="question-reveal">
      {hasText && <p>{toldText(reveal.text, reveal.values ?? {})}</p>}
      {sayings.length > 0 && (
        <dl>
          {sayings.map(({ who, says }) => (
            <div key={who}>
              <dt>{who}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      )}
      {reveal.source !== undefined && <p className="question-reveal__source">Source: {reveal.source}</p>}
    </div>
  )
}
