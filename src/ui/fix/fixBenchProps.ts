import type { FixQuestion } from '../../lessons/questions/goal.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { Selection } from '../inspector/selection.ts'

export interface FixBenchProps {
  readonly view: BranchView
  readonly question: FixQuestion
  readonly scenario: Scenario
  /** How many of the question's hints were asked for. */
  readonly hintsUsed: number
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
}
