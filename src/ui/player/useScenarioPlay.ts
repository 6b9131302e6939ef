import { useSelector } from '@xstate/react'
import { useEffect, useState } from 'react'
import type { Beginning, PlayerContext, PlayerEvent } from '../../lessons/playerMachine.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import type { LabSession } from '../../session/labSession.ts'
import { ScenarioPlayer } from '../../session/scenarioPlayer.ts'
import { useTheme } from '../theme/themeStore.ts'

export type PlayState =
  | 'intro'
  | 'telling'
  | 'asking'
  | 'making'
  | 'observing'
  | 'explaining'
  | 'finishing'
  | 'done'
  | 'left'

/** A scenario being played, as the page shows it. */
export interface ScenarioPlay {
  readonly context: PlayerContext
  readonly state: PlayState
  readonly send: (event: PlayerEvent) => void
  /** Straight to the end of what is being observed. */
  readonly jump: () => void
  /** What the lab refused, which ends the play; `null` when nothing was. */
  readonly refused: ErrorShape | null
}

const STATES: readonly PlayState[] = [
  'intro',
  'telling',
  'asking',
  'making',
  'observing',
  'explaining',
  'finishing',
  'done',
  'left',
]

/** What is played, and what the model has said of it. */
export interface Played {
  readonly scenario: Scenario
  readonly beginning: Beginning
  /** It was introduced already: the play does not wait for that. */
  readonly beginsAtOnce: boolean
  /** After each answer. */
  readonly onAnswered: (context: PlayerContext) => void
}

/** Plays a scenario on the page's lab for as long as the page is open; a play that was left goes on. */
export function useScenarioPlay(
  session: LabSession,
  { scenario, beginning, beginsAtOnce, onAnswered }: Played,
): ScenarioPlay {
  const [refused, setRefused] = useState<ErrorShape | null>(null)
  const [player] = useState(() => {
    const made = new ScenarioPlayer({
      session,
      scenario,
      beginning,
      isMotionReduced: () => useTheme.getState().reducedMotion,
      onAnswered,
      onRefused: setRefused,
    })
    if (beginsAtOnce) made.actor.send({ type: 'begin' })
    return made
  })
  useEffect(() => {
    void player.start()
    return () => player.stop()
  }, [player])
  const { value, context } = useSelector(player.actor, (snapshot) => snapshot)
  const state = STATES.find((one) => one === value) ?? 'intro'
  return { context, state, refused, send: (event) => player.actor.send(event), jump: () => player.jump() }
}
