import type { CSSProperties, ReactNode } from 'react'
import type { StageMark } from '../../canvas/stageMarks.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { ScenarioDock } from './ScenarioDock.tsx'
import type { ScenarioScene } from './scenarioScene.ts'
import { ScenarioStage } from './ScenarioStage.tsx'
import { ScenarioStrip } from './ScenarioStrip.tsx'
import { NO_STRIP, stripHeights } from './stripHeights.ts'
import type { ScenarioPlay } from './useScenarioPlay.ts'
import './Scenario.css'

interface PlayLayoutProps {
  readonly play: ScenarioPlay
  /** `null` until the lab is open. */
  readonly scene: ScenarioScene | null
  readonly isPhone: boolean
  /** Counts are drawn where a rolling update is told. */
  readonly hasStrip: boolean
  readonly selection: SubjectRef | null
  readonly marks: readonly StageMark[]
  readonly onSelect: (selection: SubjectRef | null) => void
  /** How far one is. */
  readonly bar: ReactNode
  /** In the place of time, where one acts in the lab itself. */
  readonly bench?: ReactNode | false
  /** Over stage and time: another picture of them. */
  readonly over?: ReactNode
  /** What is asked. */
  readonly children: ReactNode
}

/** Stage, strip and time at the left, what is asked at the right; on a phone one under the other. */
export function PlayLayout({
  play,
  scene,
  isPhone,
  hasStrip,
  bar,
  bench = false,
  over = null,
  children,
  ...stage
}: PlayLayoutProps) {
  const { fromMs: originMs } = play.context.scenario
  const rolling = hasStrip ? (scene?.rolling ?? null) : null
  return (
    <div
      className="scenario"
      data-strip={hasStrip}
      style={(hasStrip ? stripHeights(rolling?.service.desiredCount ?? null) : NO_STRIP) as CSSProperties}
    >
      <div className="scenario__bar">{bar}</div>
      <section className="scenario__stage" aria-label="Stage">
        {scene !== null && <ScenarioStage {...{ scene, isPhone, originMs }} {...stage} />}
        {over}
      </section>
      {rolling !== null && scene !== null && (
        <section className="scenario__strip" aria-label="Counts">
          <ScenarioStrip view={scene.view} scene={rolling} isPhone={isPhone} originMs={originMs} />
        </section>
      )}
      {bench}
      {!isPhone && bench === false && (
        <section className="scenario__dock" aria-label="Time">
          {scene !== null && <ScenarioDock scene={scene} play={play} />}
        </section>
      )}
      <aside className="scenario__panel" aria-label="What is asked">
        {children}
      </aside>
    </div>
  )
}
