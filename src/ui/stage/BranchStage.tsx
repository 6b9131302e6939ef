import { memo, type ReactNode } from 'react'
import type { StageMark } from '../../canvas/stageMarks.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import type { PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import { usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { StageView, type StageMode } from './StageView.tsx'

interface BranchStageProps {
  readonly view: BranchView
  readonly mode: StageMode
  /** What the page calls 00:00. */
  readonly originMs?: number
  readonly selection?: SubjectRef | null
  readonly onSelect?: (selection: SubjectRef | null) => void
  /** What was chosen as an answer, and what is right. */
  readonly marks?: readonly StageMark[]
  /** A placement that is explained: gauges say what is short or free for it. */
  readonly xray?: PlacementExplanation | null
  readonly opensTasks?: boolean
  readonly empty?: ReactNode
}

function ignore(): void {
  // On a beamer nothing is selected.
}

/** The yard of one branch of the session, at its playback's speed. */
export const BranchStage = memo(function BranchStage({
  view,
  selection = null,
  onSelect = ignore,
  ...shown
}: BranchStageProps) {
  const { speed } = usePlayback()
  const { world } = view
  return <StageView {...{ view, speed, selection, onSelect, ...shown }} useOf={(taskId) => usageOf(world, taskId)} />
})
