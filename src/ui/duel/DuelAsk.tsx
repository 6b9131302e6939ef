import { SIDES, type DuelRound, type Side } from '../../challenge/duelMachine.ts'
import type { MadeQuestion } from '../../challenge/question.ts'
import { listed } from '../../look/numbers.ts'
import { Button } from '../kit/Button.tsx'
import type { DrawnQuestion } from '../quiz/drawnQuestions.ts'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import { QuestionMissing } from '../quiz/QuestionsMissing.tsx'
import { QuestionText } from '../quiz/QuestionText.tsx'
import { DuelClock } from './DuelClock.tsx'
import type { DuelLimit } from './duelSearch.ts'
import { DUEL_KEYS } from './duelWords.ts'

interface DuelAskProps {
  readonly made: MadeQuestion
  readonly round: DuelRound
  readonly names: Readonly<Record<Side, string>>
  readonly place: string
  readonly isPhone: boolean
  readonly limit: DuelLimit
  readonly onChoose: (side: Side, option: number) => void
  readonly onTimeOver: () => void
}

/** The question and its options, each between the two keys that take it. Nothing shows what was taken. */
export function DuelAsk({ made, round, names, place, isPhone, limit, onChoose, onTimeOver }: DuelAskProps) {
  const question = optionsQuestionOf(made)
  const areIn = SIDES.filter((side) => round.given[side] !== null).map((side) => names[side])
  return (
    <>
      <QuestionText question={question} place={place} takesFocus />
      {limit !== 'none' && <DuelClock limitMs={Number(limit) * 1_000} onOver={onTimeOver} />}
      <ol className="duel-rows" aria-label="The options">
        {question.options.map(({ text }, option) => (
          <li key={text}>
            {!isPhone && <KeyButton side="left" {...{ option, names, onChoose }} />}
            <span className="duel-rows__option">
              <span className="duel-rows__number" aria-hidden="true">
                {option + 1}
              </span>
              <span className="duel-rows__text">{text}</span>
            </span>
            {!isPhone && <KeyButton side="right" {...{ option, names, onChoose }} />}
          </li>
        ))}
      </ol>
      <p className="type-small tone-2">Until both are in, another {isPhone ? 'number' : 'key'} changes an answer.</p>
      <p className="visually-hidden" role="status">
        {areIn.length > 0 && `Locked in: ${listed(areIn)}.`}
      </p>
    </>
  )
}

interface KeyButtonProps extends Pick<DuelAskProps, 'names' | 'onChoose'> {
  readonly side: Side
  readonly option: number
}

function KeyButton({ side, option, names, onChoose }: KeyButtonProps) {
  return (
    <Button
      size="touch"
      aria-label={`${names[side]}: option ${String(option + 1)}`}
      onPress={() => onChoose(side, option)}
    >
      {(DUEL_KEYS[side][option] ?? '').toUpperCase()}
    </Button>
  )
}

interface DuelMissingProps {
  readonly drawn: DrawnQuestion | undefined
  readonly onPass: () => void
}

/** In the place of a question that has not come, or does not come. */
export function DuelMissing({ drawn, onPass }: DuelMissingProps) {
  if (drawn === undefined || drawn.error === null) return <div className="duel__waits" aria-busy="true" />
  return (
    <>
      <h1>This question did not come</h1>
      <QuestionMissing error={drawn.error} onRetry={drawn.retry} />
      <Button size="touch" onPress={onPass}>
        Go on without it
      </Button>
    </>
  )
}
