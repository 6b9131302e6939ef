import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { usePlayback } from '../../session/labContext.ts'
import { StageView, type StageMode, type StageSelection } from './StageView.tsx'
import type { DemoRun } from '../strip/rollingRun.ts'

interface DemoStageProps {
  readonly run: DemoRun
  readonly mode: StageMode
  readonly selection?: StageSelection | null
  readonly onSelect?: (selection: StageSelection | null) => void
}

function ignore(): void {
  // On a beamer nothing is selected.
}

/** The demo's stage: nothing to choose on it but what is looked at. */
export function DemoStage({ run, mode, selection = null, onSelect = ignore }: DemoStageProps) {
  const { speed } = usePlayback()
  const { world } = run.view
  return (
    <StageView
      view={run.view}
      mode={mode}
      speed={speed}
      originMs={DEMO_ORIGIN_MS}
      selection={selection}
      onSelect={onSelect}
      useOf={(taskId) => usageOf(world, taskId)}
    />
  )
}
