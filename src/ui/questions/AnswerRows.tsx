import { Check, X } from 'lucide-react'
import './AnswerRows.css'

export interface MarkedRow {
  readonly text: string
  readonly isRight: boolean
  readonly isChosen: boolean
  /** Whose answer it is, where that is not simply one's own. */
  readonly chosenWord?: string
  /** What choosing it wrongly shows. */
  readonly shows: string | null
}

interface MarkedRowsProps {
  readonly rows: readonly MarkedRow[]
  /** What every option shows is told, not only what the one that was chosen wrongly does. */
  readonly tellsAll?: boolean
}

/** The options as they turned out, in their places: what is right and what was chosen, by sign and word. */
export function MarkedRows({ rows, tellsAll = false }: MarkedRowsProps) {
  return (
    <ol className="answer-rows" aria-label="The options">
      {rows.map(({ text, isRight, isChosen, chosenWord, shows }, index) => (
        <li key={text} className="answer-rows__row" data-marked={toneOf({ isRight, isChosen })}>
          <span className="answer-rows__number">{index + 1}</span>
          <span className="answer-rows__text">
            {text}
            {(tellsAll || (isChosen && !isRight)) && shows !== null && (
              <span className="answer-rows__shows">{shows}</span>
            )}
          </span>
          <AnswerSign {...{ isRight, isChosen, chosenWord }} />
        </li>
      ))}
    </ol>
  )
}

interface AnswerSignProps {
  readonly isRight: boolean
  readonly isChosen: boolean
  /** What it is called that is right. */
  readonly rightWord?: string
  readonly chosenWord?: string | undefined
}

/** ✓ right, ✕ your answer; nothing for what is neither. */
export function AnswerSign({ isRight, isChosen, rightWord = 'right', chosenWord = 'your answer' }: AnswerSignProps) {
  if (!isRight && !isChosen) return null
  return (
    <span className="answer-sign" data-tone={isRight ? 'clear' : 'trouble'}>
      {isRight ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
      {[...(isRight ? [rightWord] : []), ...(isChosen ? [chosenWord] : [])].join(', ')}
    </span>
  )
}

function toneOf({ isRight, isChosen }: Pick<MarkedRow, 'isRight' | 'isChosen'>): 'right' | 'wrong' | undefined {
  if (isRight) return 'right'
  return isChosen ? 'wrong' : undefined
}
