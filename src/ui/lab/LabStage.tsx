import { explanationOf } from '../../model/world/explanation.ts'
import type { ReactNode } from 'react'
import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import { useExplanation } from '../subjects/decision/useExplanation.ts'
import type { StageMode } from '../stage/StageView.tsx'
import { xrayed, type Selection } from '../inspector/selection.ts'

interface LabStageProps {
  readonly view: BranchView
  readonly mode: StageMode
  readonly selection: Selection | null
  readonly about: SubjectRef | null
  readonly onSelect: (selection: Selection | null) => void
  readonly empty?: ReactNode
}

/** The yard of one branch. A placement that is explained has the gauges say what was short. */
export function LabStage({ view, mode, selection, about, onSelect, empty }: LabStageProps) {
  const decision = xrayed(about, view)
  const explanation = useExplanation(decision?.taskId === null ? decision : null, view.branchId)
  const xray = explanationOf('placement', explanation)
  return (
    <BranchStage {...{ view, mode, selection, onSelect, empty }} opensTasks={mode !== 'compare'} xray={xray ?? null} />
  )
}
