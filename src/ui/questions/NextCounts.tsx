import { useState } from 'react'
import { isSamePair, nextPairQuestion, type CountPair, type PairQuestion } from '../../lessons/pairChoices.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { Kbd } from '../kit/Kbd.tsx'
import { Button } from '../kit/Button.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { pairText } from '../words/deployment/counts.ts'
import { rollingWords } from '../words/deployment/rollingWords.ts'
import './NextCounts.css'

interface Given {
  readonly choice: CountPair
  readonly question: PairQuestion
  readonly because: string
}

/** "Which counts come next?" beside the playing update: the model knows, the visitor guesses. */
export function NextCounts({ run }: { readonly run: RollingRun }) {
  const [given, setGiven] = useState<Given | null>(null)
  const question = nextPairQuestion(run.steps, run.view.nowMs, {
    desiredCount: run.service.desiredCount,
    limits: run.moment.limits,
  })
  const answer = (choice: CountPair): void => {
    if (question !== null) setGiven({ choice, question, because: becauseOf(run) })
  }
  const isAnswered = given !== null && question !== null && isSamePair(given.question.now, question.now)
  return (
    <div className="next-counts">
      {question === null ? (
        <p className="tone-2">Nothing more comes unless somebody acts.</p>
      ) : (
        <>
          <h2 className="type-h3">Now {textOf(question.now)}, old + new. Which counts come next?</h2>
          <Choices question={question} chosen={isAnswered ? given.choice : null} onChoose={answer} />
        </>
      )}
      <p role="status" className="next-counts__answer">
        {given !== null && (isAnswered ? verdictOf(given) : outcomeOf(given))}
      </p>
    </div>
  )
}

interface ChoicesProps {
  readonly question: PairQuestion
  readonly chosen: CountPair | null
  readonly onChoose: (pair: CountPair) => void
}

function Choices({ question, chosen, onChoose }: ChoicesProps) {
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
        <Button
          key={textOf(pair)}
          size="touch"
          variant={chosen !== null && isSamePair(pair, chosen) ? 'filled' : 'outline'}
          onPress={() => onChoose(pair)}
        >
          <span className="next-counts__choice">
            {textOf(pair)} <Kbd>{String(index + 1)}</Kbd>
          </span>
        </Button>
      ))}
    </div>
  )
}

function verdictOf({ choice, question, because }: Given): string {
  const isRight = isSamePair(choice, question.answer)
  const verdict = isRight ? `Yes, ${textOf(choice)}.` : `Not ${textOf(choice)}: ${textOf(question.answer)} comes next.`
  return `${verdict} ${because}`
}

/** Once the counts have moved on. */
function outcomeOf({ choice, question }: Given): string {
  const came = isSamePair(choice, question.answer) ? 'It came so.' : `It was ${textOf(question.answer)}.`
  return `You predicted ${textOf(question.now)} → ${textOf(choice)}. ${came}`
}

/** The model's own reason: its next stop or start. */
function becauseOf({ view, originMs }: RollingRun): string {
  const next = view.forecast?.decisions.find(
    (one): one is RollingDecision =>
      one.kind === 'rolling' && one.atMs > view.nowMs && (one.action === 'stop' || one.action === 'start'),
  )
  return next === undefined ? '' : rollingWords(next, { ...view.world, originMs }).sentence
}

function textOf({ oldRunning, newRunning }: CountPair): string {
  return pairText(oldRunning, newRunning)
}
