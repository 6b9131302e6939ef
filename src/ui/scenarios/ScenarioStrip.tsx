import { StepStrip } from '../strip/StepStrip.tsx'
import type { ScenarioScene } from './scenarioScene.ts'

interface ScenarioStripProps {
  readonly scene: ScenarioScene
  readonly isPhone: boolean
  readonly originMs: number
}

/** The counts so far, the learner's own guess, and question marks. What the model knows is not on it. */
export function ScenarioStrip({ scene, isPhone, originMs }: ScenarioStripProps) {
  const { steps, view, moment, orderOf, future, ringProgress } = scene
  return (
    <StepStrip
      {...{ steps, orderOf, future, ringProgress, originMs }}
      nowMs={view.nowMs}
      now={moment}
      {...(isPhone ? { variant: 'phone', title: null } : { title: 'The rolling update, count by count' })}
    />
  )
}
