import { RotateCw } from 'lucide-react'
import { Button } from '../kit/Button.tsx'
import { DuelScore, type DuelScoreProps } from './DuelScore.tsx'

export interface DuelPadProps extends DuelScoreProps {
  /** How many there are to choose from. */
  readonly options: number
  readonly onChoose: (option: number) => void
  /** It faces whoever sits at the other end of the phone. */
  readonly isTurned?: boolean
  /** Of the pad that is turned: turns the question too, and back. */
  readonly onTurn?: () => void
  readonly isQuestionTurned?: boolean
}

/** One end of a phone between two: the numbers of the options, under the thumb of whoever sits there. */
export function DuelPad({
  options,
  onChoose,
  isTurned = false,
  onTurn,
  isQuestionTurned = false,
  ...score
}: DuelPadProps) {
  return (
    <div className="duel-pad" data-turned={isTurned}>
      <div className="duel-pad__head">
        <DuelScore {...score} />
        {onTurn !== undefined && (
          <Button
            icon={<RotateCw aria-hidden="true" />}
            aria-label="Turn the question"
            aria-pressed={isQuestionTurned}
            onPress={onTurn}
          >
            Turn
          </Button>
        )}
      </div>
      {score.isAsked && (
        <div className="duel-pad__keys">
          {Array.from({ length: options }, (_, option) => (
            <Button
              key={option}
              size="touch"
              isBlock
              aria-label={`${score.name}: option ${String(option + 1)}`}
              onPress={() => onChoose(option)}
            >
              {option + 1}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
