import type { ScenarioScene } from './scenarioScene.ts'
import type { ScenarioPlay } from './useScenarioPlay.ts'

/** What every panel of a play is given. */
export interface PanelProps {
  readonly play: ScenarioPlay
  readonly scene: ScenarioScene
  /** `question 3 of 4`. */
  readonly stepText: string
  readonly isPhone: boolean
}
