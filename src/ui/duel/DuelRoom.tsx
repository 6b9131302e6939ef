import { useState, type ReactNode } from 'react'
import { scoreOf, SIDES, type Side } from '../../challenge/duelMachine.ts'
import { Button } from '../kit/Button.tsx'
import { useMedia } from '../kit/useMedia.ts'
import type { Candidates } from '../quiz/drawnQuestions.ts'
import { CopyLink } from '../quiz/CopyLink.tsx'
import { HeaderSlot, PhoneTitle } from '../shell/HeaderSlot.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { DuelAsk, DuelMissing } from './DuelAsk.tsx'
import { DuelOver } from './DuelOver.tsx'
import { DuelPad, type DuelPadProps } from './DuelPad.tsx'
import { DuelReveal } from './DuelReveal.tsx'
import { DuelScore } from './DuelScore.tsx'
import { namesOf, type DuelSearch } from './duelSearch.ts'
import { DUEL_KEYS } from './duelWords.ts'
import { useDuel, type Duel } from './useDuel.ts'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import './duel.css'

interface DuelRoomProps {
  readonly drawn: readonly Candidates[]
  readonly search: DuelSearch
  readonly onLeave: () => void
  readonly onRematch: () => void
}

/** A duel from its first question to its end. */
export function DuelRoom({ drawn, search, onLeave, onRematch }: DuelRoomProps) {
  const duel = useDuel(drawn)
  const names = namesOf(search)
  const isPhone = useMedia('(width <= 599px)')
  const { context, state, round, questions, send } = duel
  const { rounds, index } = context
  useAnswerKeys(duel, names)
  useShortcuts('Duel', [{ keys: 'Escape', label: 'Leave', run: onLeave }])
  if (state === 'over') return <DuelOver {...{ rounds, questions, names, onRematch, onLeave }} />
  const made = round === undefined ? undefined : questions[round.place]?.made
  const place = `Question ${String(index + 1)} of ${String(rounds.length)}`
  const done = rounds.slice(0, state === 'revealed' ? index + 1 : index)
  const sideProps = (side: Side) => ({
    side,
    name: names[side],
    score: scoreOf(done, side),
    isIn: round?.given[side] !== null && round?.given[side] !== undefined,
    isAsked: state === 'asking',
    options: made === undefined ? 0 : optionsQuestionOf(made).options.length,
    onChoose: (option: number) => send({ type: 'given', side, option }),
  })
  return (
    <>
      <PhoneTitle title="Duel" subtitle={place} backTo="/challenge" />
      <HeaderSlot place="context">Duel</HeaderSlot>
      <HeaderSlot place="actions">
        <CopyLink what="duel" without={[]} />
        <Button variant="quiet" kbd="Escape" onPress={onLeave}>
          Leave
        </Button>
      </HeaderSlot>
      <DuelFrame sideProps={sideProps} isPhone={isPhone} place={place}>
        {made === undefined && round !== undefined && (
          <DuelMissing drawn={questions[round.place]} onPass={() => send({ type: 'passed' })} />
        )}
        {made !== undefined && round !== undefined && state !== 'revealed' && (
          <DuelAsk
            key={round.place}
            {...{ made, round, names, place, isPhone }}
            limit={search.limit ?? 'none'}
            onChoose={(side, option) => send({ type: 'given', side, option })}
            onTimeOver={() => send({ type: 'timeOver' })}
          />
        )}
        {made !== undefined && round !== undefined && state === 'revealed' && (
          <DuelReveal
            key={round.place}
            {...{ made, round, names, place }}
            isLast={index === rounds.length - 1}
            onNext={() => send({ type: 'next' })}
          />
        )}
      </DuelFrame>
    </>
  )
}

/** Each side's own keys, whatever is focused: two hands, one keyboard. */
function useAnswerKeys({ state, round, questions, send }: Duel, names: Readonly<Record<Side, string>>): void {
  const made = round === undefined ? undefined : questions[round.place]?.made
  const options = state === 'asking' && made !== undefined ? optionsQuestionOf(made).options.length : 0
  const keysOf = (side: Side) =>
    DUEL_KEYS[side].slice(0, options).map((keys, option) => ({
      keys,
      label: `Option ${String(option + 1)}`,
      run: () => send({ type: 'given', side, option }),
    }))
  useShortcuts(`Duel, ${names.left}`, keysOf('left'))
  useShortcuts(`Duel, ${names.right}`, keysOf('right'))
}

interface DuelFrameProps {
  readonly sideProps: (side: Side) => DuelPadProps
  readonly isPhone: boolean
  readonly place: string
  readonly children: ReactNode
}

/** What is asked between the two: scores at its sides, or on a phone a pad at each end, the upper one turned. */
function DuelFrame({ sideProps, isPhone, place, children }: DuelFrameProps) {
  const [isTurned, setTurned] = useState(false)
  if (!isPhone) {
    return (
      <div className="duel">
        <div className="duel__bar">
          <DuelScore {...sideProps('left')} />
          <p className="tone-2">{place}</p>
          <DuelScore {...sideProps('right')} />
        </div>
        <div className="duel__body">{children}</div>
      </div>
    )
  }
  const [upper, lower] = SIDES
  return (
    <div className="duel" data-phone="true">
      <DuelPad {...sideProps(upper)} isTurned onTurn={() => setTurned(!isTurned)} isQuestionTurned={isTurned} />
      {/* It may be longer than there is room for: a keyboard scrolls it too. */}
      <div className="duel__body" role="region" aria-label="The question" tabIndex={0} data-turned={isTurned}>
        {children}
      </div>
      <DuelPad {...sideProps(lower)} />
    </div>
  )
}
