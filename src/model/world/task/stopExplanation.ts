import type { ContainerState } from '../container/containerState.ts'

/** What stood behind the stop of a task. Never kept: a replay with the explainer on makes it (DET-9). */
export interface StopExplanation {
  readonly kind: 'stop'
  readonly decisionId: number
  /** All of the task's as they were then, in the order of its definition. */
  readonly containers: readonly StoppedAmong[]
}

export interface StoppedAmong {
  readonly state: ContainerState
  /** Whether its end ends the task (CON-5). */
  readonly isEssential: boolean
}
