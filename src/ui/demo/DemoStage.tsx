import { useState } from 'react'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { usageOf } from '../../model/metrics/usage.ts'
import { usePlayback } from '../../session/labContext.ts'
import { StageView, type StageMode, type StageSelection } from '../stage/StageView.tsx'
import type { DemoRun } from './demoRun.ts'

/** The demo's stage: nothing to choose on it but what is looked at. */
export function DemoStage({ run, mode }: { readonly run: DemoRun; readonly mode: StageMode }) {
  const { speed } = usePlayback()
  const [selection, setSelection] = useState<StageSelection | null>(null)
  const { world } = run.view
  return (
    <StageView
      view={run.view}
      mode={mode}
      speed={speed}
      originMs={DEMO_ORIGIN_MS}
      selection={selection}
      onSelect={setSelection}
      useOf={(taskId) => usageOf(world, taskId)}
    />
  )
}
