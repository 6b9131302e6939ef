import { Columns2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { must } from '../../base/assert.ts'
import { askedOf, type PlayerContext, type PlayerEvent } from '../../lessons/playerMachine.ts'
import { kindOf } from '../../lessons/questions/kinds.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { conceptOf, type MadeQuestion } from '../../challenge/question.ts'
import { sureErrorOf } from '../../challenge/progress/sureError.ts'
import { answers } from '../../session/challenge/answers.ts'
import { useActiveView, useLab, useLabSession } from '../../session/labContext.ts'
import { Button } from '../kit/Button.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { PlayLayout } from '../player/PlayLayout.tsx'
import { PlayPanel } from '../player/PlayPanel.tsx'
import { scenarioScene } from '../player/scenarioScene.ts'
import { ToLabButton } from '../player/ToLabButton.tsx'
import { TreeButton } from '../player/TreeButton.tsx'
import { useAnswerOnStage } from '../player/useAnswerOnStage.ts'
import { useScenarioKeys } from '../player/useScenarioKeys.ts'
import { useScenarioPlay, type ScenarioPlay } from '../player/useScenarioPlay.ts'
import { worldsOf, type Worlds } from '../../challenge/worlds.ts'
import type { AskedInQuiz } from './asked.ts'
import { BothWorlds } from '../quiz/BothWorlds.tsx'
import { QuizActions } from './QuizActions.tsx'
import { SureErrorOffer, SureErrorReplay } from './SureErrorOffer.tsx'

const PHONE = '(width <= 599px)'

interface QuestionOnLabProps extends AskedInQuiz {
  readonly scene: NonNullable<MadeQuestion['scene']>
}

/** A question on its own world: it stands still until the answer is given, and then shows what is right. */
export function QuestionOnLab({
  made,
  scene: { scenario, beginning },
  quiz,
  nextText,
  marks,
  onLeave,
}: QuestionOnLabProps) {
  const session = useLabSession()
  const isPhone = useMedia(PHONE)
  const [selection, setSelection] = useState<SubjectRef | null>(null)
  const [isComparing, setComparing] = useState(false)
  const before = useSureError(made)
  const onAnswered = (context: PlayerContext): void => {
    const record = must(context.records[0], 'an answer that was recorded')
    const { isSkipped, answer, hints } = context
    quiz.grade(made, { answer: isSkipped ? null : answer, confidence: kindOf(record).confidenceOf(record), hints })
  }
  const played = useScenarioPlay(session, { scenario, beginning, beginsAtOnce: true, onAnswered })
  const play = { ...played, send: goingOn(played, quiz.next) }
  useScenarioKeys(play, { session, leave: onLeave })
  const view = useActiveView()
  // Until its own lab is open the one of the question before is there.
  const isOwn = useLab(({ lab }) => lab.seed === scenario.lab.seed)
  const scene = isOwn ? scenarioScene(view, play.context, play.state) : null
  const answering = useAnswerOnStage(play, view, setSelection)
  const question = askedOf(play.context)
  const isOver = play.state === 'explaining'
  const worlds = useWorlds(play)
  return (
    <>
      <QuizActions onLeave={onLeave}>
        {scene !== null && <TreeButton {...{ scene, selection }} onSelect={setSelection} />}
        {isOver && <ToLabButton />}
      </QuizActions>
      <LabNotice originMs={scenario.fromMs} />
      <PlayLayout
        {...{ play, scene, isPhone, selection }}
        {...answering}
        hasStrip={question?.kind === 'counts'}
        bar={marks}
        over={
          play.state === 'asking' && before.isPlaying ? (
            before.replay
          ) : isOver && isComparing && worlds !== null && question !== null ? (
            <BothWorlds worlds={worlds} askAtMs={question.askAtMs} originMs={scenario.fromMs} isPhone={isPhone} />
          ) : null
        }
      >
        {play.state === 'asking' && before.offer}
        <PlayPanel
          {...{ play, scene, isPhone }}
          // The marks above say it.
          stepText=""
          between={() => null}
          quiz={{
            nextText,
            more: worlds !== null && (
              <Button
                size="touch"
                icon={<Columns2 aria-hidden="true" />}
                aria-pressed={isComparing}
                onPress={() => setComparing(!isComparing)}
              >
                {isComparing ? 'One world' : 'Play both worlds'}
              </Button>
            ),
          }}
        />
      </PlayLayout>
    </>
  )
}

/** What was wrong when this was asked last, as it was before the answer: its offer and its replay, where there are any. */
function useSureError({ ref }: MadeQuestion) {
  const [error] = useState(() => sureErrorOf(answers.use.getState().answers, conceptOf(ref)))
  const [isPlaying, setPlaying] = useState(false)
  const template = 'template' in ref ? ref.template : null
  if (error === null || template === null) return { isPlaying: false, offer: null, replay: null }
  return {
    isPlaying,
    offer: <SureErrorOffer {...{ template, error, isPlaying }} onToggle={() => setPlaying(!isPlaying)} />,
    replay: <SureErrorReplay {...{ template, error }} />,
  }
}

/** Going on after the answer is the quiz's; everything before it the player's. */
function goingOn({ state, send }: ScenarioPlay, next: () => void): ScenarioPlay['send'] {
  return (event: PlayerEvent) => (state === 'explaining' && event.type === 'next' ? next() : send(event))
}

/** The two worlds of a wrong answer, the same object for as long as it is looked at. */
function useWorlds({ context, state }: ScenarioPlay): Worlds | null {
  const question = askedOf(context)
  const isOver = state === 'explaining'
  const answer = context.isSkipped ? null : context.answer
  return useMemo(() => (isOver && question !== null ? worldsOf(question, answer) : null), [isOver, question, answer])
}
