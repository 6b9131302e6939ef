import type { ReactNode } from 'react'
import type { ScenarioScene } from './scenarioScene.ts'
import type { ScenarioPlay } from './useScenarioPlay.ts'

/** What comes after a question of a quiz. */
export interface InQuiz {
  readonly nextText: string
  /** Beside going on: the other world. */
  readonly more: ReactNode
}

/** What every panel of a play is given. */
export interface PanelProps {
  readonly play: ScenarioPlay
  readonly scene: ScenarioScene
  /** `question 3 of 4`. */
  readonly stepText: string
  readonly isPhone: boolean
  /** Where the question is one of a quiz and not of a story. */
  readonly quiz?: InQuiz
}
