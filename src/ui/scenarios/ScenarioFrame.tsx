import { topicTitle } from '../../lessons/topics.ts'
import { useNavigate } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import { Suspense, useState, type ReactNode } from 'react'
import { questionNumber } from '../../lessons/playerMachine.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { tellsRolling } from '../../lessons/scenario.ts'
import { capitalized, counted } from '../../look/numbers.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { lazyPart } from '../parts/lazyPart.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { ProgressBar } from '../kit/ProgressBar.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { HeaderButton, useTightHeader } from '../shell/HeaderButton.tsx'
import { HeaderSlot, PhoneTitle } from '../shell/HeaderSlot.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { useKeepFinished } from './finishedPlay.ts'
import { ScenarioPanel } from './ScenarioPanel.tsx'
import { PlayLayout } from '../player/PlayLayout.tsx'
import { ToLabButton } from '../player/ToLabButton.tsx'
import { TreeButton } from '../player/TreeButton.tsx'
import { scenarioScene } from '../player/scenarioScene.ts'
import { fixOf, useAnswerOnStage } from '../player/useAnswerOnStage.ts'
import { useScenarioKeys } from '../player/useScenarioKeys.ts'
import { useScenarioPlay, type Played, type ScenarioPlay } from '../player/useScenarioPlay.ts'

// Only who is to mend something loads it.
const FixBench = lazyPart(() => import('../fix/FixBench.tsx').then((module) => module.FixBench))

const PHONE = '(width <= 599px)'
/** The header's actions stand in its menu. */
const NARROW = '(width <= 819px)'

/** Stage, strip and time at the left, what is asked at the right; on a phone one under the other. */
export function ScenarioFrame(played: Played) {
  const { scenario } = played
  const session = useLabSession()
  const play = useScenarioPlay(session, played)
  const view = useActiveView()
  const isPhone = useMedia(PHONE)
  const [selection, setSelection] = useState<SubjectRef | null>(null)
  const navigate = useNavigate()
  const leave = (): void => {
    play.send({ type: 'leave' })
    void navigate({ to: '/scenarios' })
  }
  const fix = play.state === 'asking' ? fixOf(play) : null
  useScenarioKeys(play, { session, leave: fix === null ? leave : null })
  useKeepFinished(play)
  const scene = scenarioScene(view, play.context, play.state)
  const hasStrip = tellsRolling(scenario)
  const steps = stepsOf(play)
  const answering = useAnswerOnStage(play, view, setSelection)
  return (
    <>
      <PhoneTitle
        title={scenario.title}
        subtitle={`${topicTitle(scenario.topic)}, ${steps.text}`}
        backTo="/scenarios"
      />
      <ScenarioActions play={play} isMending={fix !== null} onLeave={leave}>
        {scene !== null && <TreeButton {...{ scene, selection }} onSelect={setSelection} />}
      </ScenarioActions>
      <LabNotice originMs={scenario.fromMs} />
      {play.refused !== null && (
        <Banner kind="refused">
          {play.refused.name}: {play.refused.message}
        </Banner>
      )}
      <PlayLayout
        {...{ play, scene, isPhone, hasStrip, selection }}
        {...answering}
        bar={<ProgressBar label={capitalized(steps.text)} total={steps.total} done={steps.number} />}
        bench={
          fix !== null &&
          scene !== null && (
            <Suspense>
              <FixBench
                {...{ scenario, selection }}
                view={scene.view}
                question={fix}
                hintsUsed={play.context.hints}
                onSelect={setSelection}
              />
            </Suspense>
          )
        }
      >
        <ScenarioPanel play={play} scene={scene} stepText={steps.text} isPhone={isPhone} />
      </PlayLayout>
    </>
  )
}

interface ScenarioActionsProps {
  readonly play: ScenarioPlay
  /** Then Escape is the bench's. */
  readonly isMending: boolean
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** What the header holds: the name, the tree, start over, leave. */
function ScenarioActions({ play, isMending, onLeave, children }: ScenarioActionsProps) {
  // There the header itself leads back.
  const isInMenu = useMedia(NARROW)
  const isTight = useTightHeader()
  return (
    <>
      <HeaderSlot place="context">
        <span className="app-header__title">{play.context.scenario.title}</span>
      </HeaderSlot>
      <HeaderSlot place="actions">
        {children}
        {play.state !== 'intro' && play.state !== 'done' && <ToLabButton />}
        <HeaderButton
          label="Start over"
          icon={<RotateCcw aria-hidden="true" />}
          isNarrow={isTight}
          isDisabled={play.state === 'intro'}
          onPress={() => play.send({ type: 'restart' })}
        />
        {!isInMenu && (
          <Button variant="quiet" {...(!isMending && { kbd: 'Escape' })} onPress={onLeave}>
            Leave
          </Button>
        )}
      </HeaderSlot>
    </>
  )
}

/** Where one is: `question 3 of 4`; before the first and after the last, how many there are. */
function stepsOf({ context, state }: ScenarioPlay) {
  const total = context.beginning.questions
  if (state === 'intro') return { total, number: 0, text: counted(total, 'question') }
  const number = questionNumber(context)
  const isOver = state === 'finishing' || state === 'done'
  return { total, number, text: isOver ? counted(total, 'question') : `question ${String(number)} of ${String(total)}` }
}
