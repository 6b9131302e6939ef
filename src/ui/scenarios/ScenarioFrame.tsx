import { useNavigate } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import type { CSSProperties } from 'react'
import { stepNumber, stepsTotal } from '../../lessons/playerMachine.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { Banner } from '../shared/Banner.tsx'
import { Button } from '../shared/Button.tsx'
import { ProgressBar } from '../shared/ProgressBar.tsx'
import { useMedia } from '../shared/useMedia.ts'
import { HeaderSlot, PhoneTitle } from '../shell/HeaderSlot.tsx'
import { ScenarioDock } from './ScenarioDock.tsx'
import { ScenarioPanel } from './ScenarioPanel.tsx'
import { scenarioScene, type ScenarioScene } from './scenarioScene.ts'
import { ScenarioStage } from './ScenarioStage.tsx'
import { ScenarioStrip } from './ScenarioStrip.tsx'
import { useScenarioKeys } from './useScenarioKeys.ts'
import { useScenarioPlay, type ScenarioPlay } from './useScenarioPlay.ts'
import './Scenario.css'

/** A row of tasks, and what stands above and below them, in CSS pixels. */
const STRIP_ROW = 30
const STRIP_FRAME = 126
const STRIP_ROWS_MIN = 4
const STRIP_ROWS_MAX = 5

const PHONE = '(width <= 599px)'

/** Stage, strip and time at the left, what is asked at the right; on a phone one under the other. */
export function ScenarioFrame({ scenario }: { readonly scenario: Scenario }) {
  const session = useLabSession()
  const play = useScenarioPlay(session, scenario)
  const view = useActiveView()
  const isPhone = useMedia(PHONE)
  const navigate = useNavigate()
  const leave = (): void => {
    play.send({ type: 'leave' })
    void navigate({ to: '/scenarios' })
  }
  useScenarioKeys(play, { session, leave })
  const scene = scenarioScene(view, play.context, play.state)
  const steps = stepsOf(play)
  return (
    <>
      <PhoneTitle title={scenario.title} subtitle={`${scenario.topic}, ${steps.text}`} backTo="/scenarios" />
      <HeaderSlot place="context">{scenario.title}</HeaderSlot>
      <HeaderSlot place="actions">
        <Button
          variant="quiet"
          icon={<RotateCcw aria-hidden="true" />}
          isDisabled={play.state === 'intro'}
          onPress={() => play.send({ type: 'restart' })}
        >
          Start over
        </Button>
        <Button variant="quiet" kbd="Escape" onPress={leave}>
          Leave
        </Button>
      </HeaderSlot>
      <LabNotice originMs={scenario.fromMs} />
      {play.refused !== null && (
        <Banner kind="refused">
          {play.refused.name}: {play.refused.message}
        </Banner>
      )}
      <div className="scenario" style={stripHeights(scene) as CSSProperties}>
        <div className="scenario__bar">
          <ProgressBar label={steps.label} total={steps.total} done={steps.number} />
        </div>
        <section className="scenario__stage" aria-label="Stage">
          {scene !== null && <ScenarioStage scene={scene} isPhone={isPhone} originMs={scenario.fromMs} />}
        </section>
        <section className="scenario__strip" aria-label="Counts">
          {scene !== null && <ScenarioStrip scene={scene} isPhone={isPhone} originMs={scenario.fromMs} />}
        </section>
        {!isPhone && (
          <section className="scenario__dock" aria-label="Time">
            {scene !== null && <ScenarioDock scene={scene} play={play} />}
          </section>
        )}
        <aside className="scenario__panel" aria-label="What is asked">
          <ScenarioPanel play={play} scene={scene} stepText={steps.text} isPhone={isPhone} />
        </aside>
      </div>
    </>
  )
}

/** One task needs less room than four. It does not change while a percent is tried. */
function stripHeights(scene: ScenarioScene | null): Readonly<Record<`--${string}`, string>> {
  const rows = 2 * (scene?.service.desiredCount ?? STRIP_ROWS_MAX) + 1
  const height = Math.min(Math.max(rows, STRIP_ROWS_MIN), STRIP_ROWS_MAX) * STRIP_ROW + STRIP_FRAME
  return { '--strip': `${String(height)}px`, '--phone-strip': rows < STRIP_ROWS_MAX ? '164px' : '196px' }
}

function stepsOf({ context, state }: ScenarioPlay) {
  const total = stepsTotal(context)
  const number = Math.min(total, stepNumber(context, state === 'intro'))
  const text = `step ${String(number)} of ${String(total)}`
  return { total, number, text, label: `Step ${String(number)} of ${String(total)}` }
}
