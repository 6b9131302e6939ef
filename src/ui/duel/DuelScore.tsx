import { Check } from 'lucide-react'
import type { Side } from '../../challenge/duelMachine.ts'
import { ForeignText } from '../kit/ForeignText.tsx'

export interface DuelScoreProps {
  readonly side: Side
  readonly name: string
  readonly score: number
  /** Whether this side has answered; with what is not shown. */
  readonly isIn: boolean
  readonly isAsked: boolean
}

/** Who plays at this side, how many are right so far, and whether the answer is in. */
export function DuelScore({ side, name, score, isIn, isAsked }: DuelScoreProps) {
  return (
    <section className="duel-score" data-side={side} aria-label={name}>
      <b className="duel-score__figure">{score}</b>
      <span className="duel-score__name">
        <ForeignText>{name}</ForeignText>
      </span>
      {isAsked && (
        <span className="duel-score__state" data-in={isIn}>
          {isIn && <Check aria-hidden="true" />}
          {isIn ? 'locked in' : 'thinking'}
        </span>
      )}
    </section>
  )
}
