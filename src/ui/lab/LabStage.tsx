import type { ReactNode } from 'react'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { InspectorSelection } from '../inspector/selection.ts'
import { useExplanation } from '../subjects/decision/useExplanation.ts'
import { StageView, type StageMode } from '../stage/StageView.tsx'
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
  const { speed } = usePlayback()
  const { world } = view
  const decision = xrayed(about, view)
  const xray = useExplanation(decision?.taskId === null ? decision : null, view.branchId)
  return (
    <StageView
      view={view}
      mode={mode}
      speed={speed}
      selection={marked(selection)}
      onSelect={onSelect}
      xray={xray ?? null}
      useOf={(taskId) => usageOf(world, taskId)}
      empty={empty}
    />
  )
}
