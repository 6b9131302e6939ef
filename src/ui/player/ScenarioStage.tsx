import type { StageMark } from '../../canvas/stageMarks.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { BranchView } from '../../session/mirror.ts'
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
  /** What the answer shows on it. */
  readonly marks: readonly StageMark[]
}

/** The yard; on a phone with its setting and the time above it, and what one sees below. */
export function ScenarioStage({ scene, isPhone, originMs, selection, onSelect, marks }: ScenarioStageProps) {
  const { speed } = usePlayback()
  const { view, rolling } = scene
  const stage = (
    <>
      <StatusLine view={view} speed={speed} />
      <BranchStage mode={isPhone ? 'phone' : 'demo'} {...{ view, originMs, selection, onSelect, marks }} />
    </>
  )
  if (!isPhone) return stage
  return (
    <div className="phone-stage yard-floor">
      <p className="phone-stage__head">
        {rolling !== null && <Setting service={rolling.service} />}
        <b className="phone-stage__time">{axisText(view.nowMs - originMs)}</b>
      </p>
      <div className="phone-stage__yard">{stage}</div>
      {rolling !== null && <Seen service={rolling.service} world={view.world} />}
    </div>
  )
}

function Setting({ service }: { readonly service: Service }) {
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  return (
    <>
      <b>{service.clusterName}</b>
      <span>
        min {minimumHealthyPercent} %, max {maximumPercent} %
      </span>
    </>
  )
}

function Seen({ service, world }: { readonly service: Service; readonly world: BranchView['world'] }) {
  const { headline, sentence } = sceneWords(service, world)
  return (
    <p className="phone-stage__words">
      <b>{headline}</b>
      <br />
      <span>{sentence}</span>
    </p>
  )
}
