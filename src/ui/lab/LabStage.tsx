import type { ReactNode } from 'react'
import type { BranchView } from '../../session/mirror.ts'
import type { InspectorSelection } from '../inspector/selection.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import type { StageMode } from '../stage/StageView.tsx'
import { useExplanation } from '../subjects/decision/useExplanation.ts'
import { marked, xrayed, type LabSelection } from '../inspector/labSelection.ts'

interface LabStageProps {
  readonly view: BranchView
  readonly mode: StageMode
  readonly selection: LabSelection | null
  readonly about: InspectorSelection | null
  readonly onSelect: (selection: LabSelection | null) => void
  readonly empty?: ReactNode
}

/** The yard of one branch. A placement that is explained has the gauges say what was short. */
export function LabStage({ view, mode, selection, about, onSelect, empty }: LabStageProps) {
  const decision = xrayed(about, view)
  const xray = useExplanation(decision?.taskId === null ? decision : null, view.branchId)
  return <BranchStage {...{ view, mode, onSelect, empty }} selection={marked(selection)} xray={xray ?? null} />
}
