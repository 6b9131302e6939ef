import type { TaskEvent, TaskStep } from '../../../src/model/world/task/taskSteps.ts'
import type { ActorTask, TaskOwner } from './actorTask.ts'

/** What the draft's queue holds. */
export type DraftEvent =
  | { readonly kind: 'step'; readonly task: ActorTask; readonly from: TaskStep; readonly event: TaskEvent }
  | { readonly kind: 'check' | 'forget'; readonly task: ActorTask }
  | { readonly kind: 'pass' | 'metric'; readonly service: DraftScheduler }

export interface DraftScheduler extends TaskOwner {
  pass(): void
  measure(): void
}

/** What a scheduler needs of the fleet that it is in. */
export interface DraftFleet {
  readonly nowMs: number
  schedule(atMs: number, event: DraftEvent): void
  send(task: ActorTask, event: TaskEvent): void
}
