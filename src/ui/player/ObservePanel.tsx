import { topicTitle } from '../../lessons/topics.ts'
import { SkipForward } from 'lucide-react'
import { askedOf } from '../../lessons/playerMachine.ts'
import { useLabSession, usePlayback } from '../../session/labContext.ts'
import { Button } from '../kit/Button.tsx'
import { PlayButton } from '../kit/PlayButton.tsx'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { viewOf } from '../questions/questionViews.ts'
import { PanelHead } from './PanelHead.tsx'
import { PredictionList } from './PredictionList.tsx'
import type { PanelProps } from './panelProps.ts'
import { storyDecision } from './storyDecision.ts'
import { sceneWords } from '../questions/sceneWords.ts'

/** Time runs: what ECS decides, as it decides it, beside what was predicted. */
export function ObservePanel({ play, scene, stepText, isPhone, quiz }: PanelProps) {
  const { context, state, jump } = play
  const words = liveWords({ play, scene })
  return (
    <>
      <PanelHead topic={topicTitle(context.scenario.topic)} stepText={stepText} title={words.verdict}>
        <p className="tone-2">{words.sentence}</p>
      </PanelHead>
      {state === 'observing' && <Locked play={play} />}
      {isPhone && <Controls onJump={jump} isLast={state === 'finishing'} />}
      {!isPhone && quiz === undefined && <PredictionList context={context} isWatching={state === 'observing'} />}
    </>
  )
}

function liveWords({ play, scene }: Pick<PanelProps, 'play' | 'scene'>): {
  readonly verdict: string
  readonly sentence: string
} {
  const { view, rolling } = scene
  const originMs = play.context.scenario.fromMs
  const decision = storyDecision(scene, originMs)
  if (decision !== undefined) return decisionWords(decision, { ...view.world, originMs })
  const sentence = rolling === null ? '' : sceneWords(rolling.service, view.world).headline
  return { verdict: 'The scheduler looks next', sentence }
}

/** What was answered, while it is to be seen whether it holds. */
function Locked({ play }: Pick<PanelProps, 'play'>) {
  const question = askedOf(play.context)
  if (question === null) return null
  const record = play.context.records[question.index]
  return record === undefined ? null : viewOf(record).observe(record, question, play.context.scenario)
}

function Controls({ onJump, isLast }: { readonly onJump: () => void; readonly isLast: boolean }) {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  return (
    <div className="scenario-panel__actions scenario-panel__actions--row">
      <PlayButton isPlaying={isPlaying} size="touch" onPress={() => session.toggle()} />
      <Button size="touch" iconAfter={<SkipForward aria-hidden="true" />} onPress={onJump}>
        {isLast ? 'To the end' : 'To what happens'}
      </Button>
    </div>
  )
}
