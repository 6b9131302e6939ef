import { useState } from 'react'
import type { Answer } from '../../../lessons/questions/kinds.ts'
import { answers } from '../../../session/challenge/answers.ts'
import type { MadeQuestion } from '../../../challenge/question.ts'
import { Button } from '../../kit/Button.tsx'
import { PageFrame } from '../../shell/PageFrame.tsx'
import { useShortcuts } from '../../shell/useShortcuts.ts'
import { CopyLink } from '../../quiz/CopyLink.tsx'
import { AnsweredOptions } from '../../quiz/AnsweredOptions.tsx'
import { AskOptions } from '../../quiz/AskOptions.tsx'
import { useDrawnQuestions, type Candidates } from '../../quiz/drawnQuestions.ts'
import { isWhole, recordOf } from '../examGrades.ts'
import { optionsQuestionOf } from '../../quiz/optionsQuestion.ts'
import { QuestionMissing } from '../../quiz/QuestionsMissing.tsx'
import { QuestionText } from '../../quiz/QuestionText.tsx'
import { Hands } from './Hands.tsx'
import { counted, handsOf, type Tally } from './tally.ts'
import './together.css'

interface TogetherRoomProps {
  readonly drawn: readonly Candidates[]
  /** Hands are counted; otherwise one answers alone. */
  readonly isLed: boolean
  /** The question that is looked at. */
  readonly index: number
  readonly onIndex: (index: number) => void
  readonly onLeave: () => void
}

/** The questions one after the other; the answer to each is hidden until somebody says Reveal. */
export function TogetherRoom({ drawn, isLed, index, onIndex, onLeave }: TogetherRoomProps) {
  const [revealed, setRevealed] = useState<ReadonlySet<number>>(new Set())
  const [given, setGiven] = useState<Readonly<Record<number, Answer | null>>>({})
  const [tally, setTally] = useState<Tally>({})
  const own = useDrawnQuestions({ drawn, index, form: 'exam' })[index]
  const made = own?.made
  const answer = given[index] ?? null
  const isRevealed = revealed.has(index)
  const mayReveal = made !== undefined && !isRevealed && (isLed || isWhole(made, answer))
  const reveal = (): void => {
    if (!mayReveal) return
    setRevealed(new Set([...revealed, index]))
    if (!isLed) void answers.add([recordOf(made, answer, { atMs: Date.now(), mode: 'shared' })])
  }
  const go = (by: number): void => onIndex(Math.max(0, Math.min(drawn.length - 1, index + by)))
  useShortcuts('Together', [
    { keys: 'r', label: 'Reveal the answer', run: reveal },
    { keys: 'n', label: 'Next question', run: () => go(1) },
    { keys: 'p', label: 'Question before', run: () => go(-1) },
  ])
  return (
    <PageFrame hasDisclaimer={false}>
      <div className="together-bar">
        <p className="tone-2">
          Question {index + 1} of {drawn.length}
        </p>
        {/* It says nothing of who leads. */}
        <CopyLink what="lesson" without={['view', 'at']} />
        <Button variant="quiet" onPress={onLeave}>
          Leave
        </Button>
      </div>
      <div className="together">
        {own !== undefined && own.error !== null && <QuestionMissing error={own.error} onRetry={own.retry} />}
        {made !== undefined && (
          <>
            <QuestionText
              question={optionsQuestionOf(made)}
              place={`Question ${String(index + 1)} of ${String(drawn.length)}`}
              takesFocus
            />
            {isLed && <LedHands {...{ made, index, tally, setTally, isRevealed }} />}
            {isRevealed && <AnsweredOptions made={made} answer={isLed ? null : answer} />}
            {!isLed && !isRevealed && (
              <AskOptions
                key={index}
                question={optionsQuestionOf(made)}
                answer={answer}
                onAnswer={(one) => setGiven({ ...given, [index]: one })}
              />
            )}
          </>
        )}
        <div className="together__acts">
          <Button size="touch" kbd="P" isDisabled={index === 0} onPress={() => go(-1)}>
            Previous
          </Button>
          <Button
            size="touch"
            kbd="R"
            variant={isRevealed ? 'outline' : 'filled'}
            isDisabled={!mayReveal}
            onPress={reveal}
          >
            Reveal
          </Button>
          <Button
            size="touch"
            kbd="N"
            variant={isRevealed ? 'filled' : 'outline'}
            isDisabled={index === drawn.length - 1}
            onPress={() => go(1)}
          >
            Next
          </Button>
        </div>
      </div>
    </PageFrame>
  )
}

interface LedHandsProps {
  readonly made: MadeQuestion
  readonly index: number
  readonly tally: Tally
  readonly setTally: (tally: Tally) => void
  readonly isRevealed: boolean
}

function LedHands({ made, index, tally, setTally, isRevealed }: LedHandsProps) {
  const { options } = optionsQuestionOf(made)
  return (
    <Hands
      options={options}
      hands={handsOf(tally, index, options.length)}
      isRevealed={isRevealed}
      onCount={(option, count) => setTally(counted(tally, index, { option, count, options: options.length }))}
    />
  )
}
