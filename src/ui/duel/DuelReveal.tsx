import { Columns2, Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { isRightOf, SIDES, type DuelRound, type Side } from '../../challenge/duelMachine.ts'
import type { MadeQuestion } from '../../challenge/question.ts'
import { rightActs, worldsOf } from '../../challenge/worlds.ts'
import { Button } from '../kit/Button.tsx'
import { AnsweredOptions } from '../quiz/AnsweredOptions.tsx'
import type { PlayedWorlds } from '../quiz/BothWorlds.tsx'
import { optionsQuestionOf } from '../quiz/optionsQuestion.ts'
import { QuestionText } from '../quiz/QuestionText.tsx'
import { WorldsReplay } from '../quiz/WorldsReplay.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { chosenByText, verdictText } from './duelWords.ts'

type Names = Readonly<Record<Side, string>>

interface DuelRevealProps {
  readonly made: MadeQuestion
  readonly round: DuelRound
  readonly names: Names
  readonly place: string
  readonly isLast: boolean
  readonly onNext: () => void
}

/** Who was right, why, and the worlds: what is right alone, or beside what a wrong answer leads to. */
export function DuelReveal({ made, round, names, place, isLast, onNext }: DuelRevealProps) {
  const [played, setPlayed] = useState<number | null>(null)
  const replays = useMemo(() => replaysOf(made, round, names), [made, round, names])
  const nextText = isLast ? 'See who won' : 'Next question'
  useShortcuts('Question', [{ keys: 'Enter', label: nextText, run: onNext }])
  const replay = played === null ? undefined : replays[played]
  return (
    <>
      <QuestionText question={optionsQuestionOf(made)} place={place} />
      <p className="duel__verdict" role="status">
        {verdictText(round, names)}
      </p>
      <AnsweredOptions made={made} answer={null} chosenBy={(option) => chosenByText(round, option, names)} />
      <div className="duel__acts">
        <Button variant="filled" size="touch" kbd="Enter" autoFocus onPress={onNext}>
          {nextText}
        </Button>
        {replays.map(({ label, worlds }, at) => (
          <Button
            key={label}
            size="touch"
            icon={worlds.given === null ? <Play aria-hidden="true" /> : <Columns2 aria-hidden="true" />}
            aria-pressed={played === at}
            onPress={() => setPlayed(played === at ? null : at)}
          >
            {label}
          </Button>
        ))}
      </div>
      {replay !== undefined && made.scene !== null && (
        <div className="duel__replay" key={played}>
          <WorldsReplay {...{ made, scene: made.scene }} worlds={replay.worlds} givenName={replay.name} />
        </div>
      )}
    </>
  )
}

interface Replay {
  readonly label: string
  /** Whose answer the other world is. */
  readonly name: string
  readonly worlds: PlayedWorlds
}

/** What can be played: each wrong answer beside what is right, or that alone where no answer is a world of its own. */
function replaysOf({ question, scene }: MadeQuestion, round: DuelRound, names: Names): readonly Replay[] {
  if (scene === null) return []
  const options = [...new Set(SIDES.filter((side) => !isRightOf(round, side)).map((side) => round.given[side]))]
  const both = options.flatMap((option): readonly Replay[] => {
    const worlds = option === null ? null : worldsOf(question, { option })
    const name = option === null ? null : chosenByText(round, option, names)
    if (worlds === null || name === null) return []
    return [{ label: options.length > 1 ? `Play ${name}` : 'Play both worlds', name, worlds }]
  })
  if (both.length > 0) return both
  return [{ label: 'Play what happens', name: '', worlds: { right: rightActs(question), given: null } }]
}
