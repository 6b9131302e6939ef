import { Check, X } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { isSamePair, nextPairQuestion, type CountPair, type PairQuestion } from '../../lessons/pairChoices.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { Kbd } from '../kit/Kbd.tsx'
import { Button } from '../kit/Button.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { becauseOf, outcomeOf, textOf, verdictOf, type Prediction } from './nextCountsWords.ts'
import './NextCounts.css'

interface NextCountsProps {
  readonly run: RollingRun
  /** Where time runs by itself: it should stand while the reason is read. */
  readonly onAnswered?: () => void
  /** Lets time run again; left out where the page has its own way, and while it runs. */
  readonly onGoOn?: (() => void) | undefined
}

/**
 * "Which counts come next?" beside an update: the model knows, the visitor guesses. The reason stays until the counts
 * are others.
 */
export function NextCounts({ run, onAnswered, onGoOn }: NextCountsProps) {
  const box = useRef<HTMLDivElement>(null)
  const question = nextPairQuestion(run.steps, run.view.nowMs, {
    desiredCount: run.service.desiredCount,
    limits: run.moment.limits,
  })
  const [given, setGiven] = useGiven(question)
  const answer = (choice: CountPair): void => {
    if (question === null) return
    keepFocus(box)
    setGiven({ choice, question, because: becauseOf(run, question) })
    onAnswered?.()
  }
  const goOn = (): void => {
    keepFocus(box)
    onGoOn?.()
  }
  // Before the model has looked ahead nobody knows whether anything comes.
  if (run.view.forecast === null) return <div className="next-counts" />
  const isOpen = given !== null && !given.isPast
  return (
    <div className="next-counts" ref={box} tabIndex={-1}>
      {question !== null && <h3 className="type-h3">Now {textOf(question.now)}, old + new. Which counts come next?</h3>}
      {question === null && <p className="tone-2">Nothing more comes unless somebody acts.</p>}
      {question !== null && !isOpen && <Choices question={question} onChoose={answer} />}
      {isOpen && <Answered given={given} />}
      <div className="next-counts__answer">
        <p role="status">
          {isOpen && (
            <>
              <b>{verdictOf(given)}</b> {given.because}
            </>
          )}
          {given?.isPast === true && outcomeOf(given)}
        </p>
        {isOpen && onGoOn !== undefined && (
          <Button variant="filled" autoFocus onPress={goOn}>
            Go on
          </Button>
        )}
      </div>
    </div>
  )
}

interface Given extends Prediction {
  /** The counts have moved on since. */
  readonly isPast: boolean
}

/** The newest answer: of the pair that is asked for, or of one before it. */
function useGiven(question: PairQuestion | null) {
  const [given, setGiven] = useState<Given | null>(null)
  if (given !== null && !given.isPast && given.question.next.atMs !== question?.next.atMs) {
    const hasCome = question === null || isSamePair(question.now, given.question.answer)
    // Otherwise somebody went elsewhere in time, or changed what comes.
    setGiven(hasCome ? { ...given, isPast: true } : null)
  }
  const give = (prediction: Prediction): void => setGiven({ ...prediction, isPast: false })
  return [given, give] as const
}

/** What was pressed is gone in a moment. */
function keepFocus(box: RefObject<HTMLElement | null>): void {
  if (box.current?.contains(document.activeElement) === true) box.current.focus({ preventScroll: true })
}

interface ChoicesProps {
  readonly question: PairQuestion
  readonly onChoose: (pair: CountPair) => void
}

function Choices({ question, onChoose }: ChoicesProps) {
  useShortcuts(
    'Prediction',
    question.choices.map((pair, index) => ({
      keys: String(index + 1),
      label: `Answer ${textOf(pair)}`,
      run: () => onChoose(pair),
    })),
  )
  return (
    <div className="next-counts__choices">
      {question.choices.map((pair, index) => (
        <Button key={textOf(pair)} size="touch" onPress={() => onChoose(pair)}>
          <span className="next-counts__choice">
            {textOf(pair)} <Kbd>{String(index + 1)}</Kbd>
          </span>
        </Button>
      ))}
    </div>
  )
}

/** The choices as they turned out, in their places. */
function Answered({ given: { choice, question } }: { readonly given: Prediction }) {
  return (
    <ul className="next-counts__choices">
      {question.choices.map((pair) => {
        const isRight = isSamePair(pair, question.answer)
        const isChosen = isSamePair(pair, choice)
        return (
          <li key={textOf(pair)} className="next-counts__result" data-right={isRight} data-chosen={isChosen}>
            {textOf(pair)}
            {isRight && <Check role="img" aria-label="comes next" />}
            {isChosen && !isRight && <X role="img" aria-label="your answer, not right" />}
          </li>
        )
      })}
    </ul>
  )
}
