import { useMachine } from '@xstate/react'
import { useEffect } from 'react'
import { duelMachine, roundOf, type DuelContext, type DuelEvent, type DuelRound } from '../../challenge/duelMachine.ts'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import { useDrawnQuestions, type Candidates, type DrawnQuestion } from '../quiz/drawnQuestions.ts'

export interface Duel {
  readonly context: DuelContext
  readonly state: 'making' | 'asking' | 'revealed' | 'over'
  /** The one that is asked or revealed; `undefined` when none of all came. */
  readonly round: DuelRound | undefined
  /** As they were drawn: a round names its own by its place. */
  readonly questions: readonly DrawnQuestion[]
  readonly send: (event: DuelEvent) => void
}

/** A duel over these questions. It counts for nobody’s progress: two answer in one browser. */
export function useDuel(drawn: readonly Candidates[]): Duel {
  const [{ context, value }, send] = useMachine(duelMachine, { input: { count: drawn.length } })
  const round = roundOf(context)
  const questions = useDrawnQuestions({ drawn, index: round?.place ?? 0, form: 'duel' })
  const made = round === undefined ? undefined : questions[round.place]?.made
  useEffect(() => {
    if (value !== 'making' || made === undefined) return
    send({ type: 'came', right: optionsQuestionOf(made).options.findIndex(({ isRight }) => isRight) })
  }, [value, made, send])
  return { context, state: value, round, questions, send }
}
