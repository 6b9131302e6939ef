import { usePlayback } from '../../session/labContext.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { StatusLine } from '../stage/StatusLine.tsx'
import { axisText } from '../../look/time.ts'
import type { ScenarioScene } from './scenarioScene.ts'
import { sceneWords } from '../questions/sceneWords.ts'

interface ScenarioStageProps {
  readonly scene: ScenarioScene
  readonly isPhone: boolean
  readonly originMs: number
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
}

/** The yard; on a phone with its setting and the time above it, and what one sees below. */
export function ScenarioStage({ scene, isPhone, originMs, selection, onSelect }: ScenarioStageProps) {
  const { speed } = usePlayback()
  const { view, service } = scene
  const stage = (
    <>
      <StatusLine view={view} speed={speed} />
      <BranchStage mode={isPhone ? 'phone' : 'demo'} {...{ view, originMs, selection, onSelect }} />
    </>
  )
  if (!isPhone) return stage
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  const { headline, sentence } = sceneWords(service, view.world)
  return (
    <div className="phone-stage yard-floor">
      <p className="phone-stage__head">
        <b>{service.clusterName}</b>
        <span>
          min {minimumHealthyPercent} %, max {maximumPercent} %
        </span>
        <b className="phone-stage__time">{axisText(view.nowMs - originMs)}</b>
      </p>
      <div className="phone-stage__yard">{stage}</div>
      <p className="phone-stage__words">
        <b>{headline}</b>
        <br />
        <span>{sentence}</span>
      </p>
    </div>
  )
}
