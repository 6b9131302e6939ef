import { ShiftStrip } from '../strip/ShiftStrip.tsx'
import { StepStrip } from '../strip/StepStrip.tsx'
import type { BranchView } from '../../session/mirror.ts'
import { isShifted } from '../../model/world/deployment/shifting/shiftOf.ts'
import type { StripScene } from './scenarioScene.ts'

interface ScenarioStripProps {
  readonly view: BranchView
  readonly scene: StripScene
  readonly isPhone: boolean
  readonly originMs: number
}

/** The counts so far, the learner's own guess, and question marks. What the model knows is not on it. */
export function ScenarioStrip({ view, scene, isPhone, originMs }: ScenarioStripProps) {
  const { service, steps, moment, orderOf, future, ringProgress } = scene
  const { world } = view
  if (isShifted(world, service)) {
    return <ShiftStrip {...{ service, world, originMs, ringProgress }} tellsAhead={future === 'forecast'} />
  }
  return (
    <StepStrip
      {...{ steps, orderOf, future, ringProgress, originMs }}
      nowMs={view.nowMs}
      now={moment}
      {...(isPhone ? { variant: 'phone', title: null } : { title: 'The rolling update, count by count' })}
    />
  )
}
