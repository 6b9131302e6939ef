import { useEffect, useRef } from 'react'
import { isRightOf, scoreOf, SIDES, type DuelRound, type Side } from '../../challenge/duelMachine.ts'
import { counted } from '../../look/numbers.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { CopyLink } from '../quiz/CopyLink.tsx'
import type { DrawnQuestion } from '../quiz/drawnQuestions.ts'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { outcomeText } from './duelWords.ts'

interface DuelOverProps {
  readonly rounds: readonly DuelRound[]
  readonly questions: readonly DrawnQuestion[]
  readonly names: Readonly<Record<Side, string>>
  readonly onRematch: () => void
  readonly onLeave: () => void
}

/** Who won, and for each of the two what was missed and what is right. */
export function DuelOver({ rounds, questions, names, onRematch, onLeave }: DuelOverProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const outcome = outcomeText(rounds, names)
  usePageTitle(outcome)
  return (
    <PageFrame>
      <div className="duel-over">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            <ForeignText>{outcome}</ForeignText>
          </h1>
          <p className="tone-2">{counted(rounds.length, 'question')}. None of it counts for anybody’s progress.</p>
        </div>
        <div className="duel-over__acts">
          <Button variant="filled" size="touch" onPress={onRematch}>
            Rematch
          </Button>
          <CopyLink what="duel" without={[]} />
          <Button onPress={onLeave}>Other settings</Button>
          <ButtonLink to="/challenge">Challenge</ButtonLink>
        </div>
        <div className="duel-over__sides">
          {SIDES.map((side) => (
            <section key={side} aria-label={names[side]}>
              <h2>
                <ForeignText>{names[side]}</ForeignText>, {scoreOf(rounds, side)} right
              </h2>
              <Missed side={side} rounds={rounds} questions={questions} />
            </section>
          ))}
        </div>
      </div>
    </PageFrame>
  )
}

interface MissedProps extends Pick<DuelOverProps, 'rounds' | 'questions'> {
  readonly side: Side
}

function Missed({ side, rounds, questions }: MissedProps) {
  const missed = rounds.flatMap((round) => {
    const made = questions[round.place]?.made
    return made === undefined || isRightOf(round, side) ? [] : [{ round, question: optionsQuestionOf(made) }]
  })
  if (missed.length === 0) return <p className="tone-2">Missed nothing.</p>
  return (
    <ol className="duel-over__missed">
      {missed.map(({ round: { place, right, given }, question: { title, options } }) => {
        const own = given[side] === null ? undefined : options[given[side]]
        return (
          <li key={place}>
            <b>{title}</b>
            <p>Right: {right === null ? '' : options[right]?.text}</p>
            <p className="tone-2">{own === undefined ? 'Not answered.' : `Answered: ${own.text}`}</p>
            {own?.shows !== undefined && own.shows !== null && <p className="tone-2">{own.shows}</p>}
          </li>
        )
      })}
    </ol>
  )
}
