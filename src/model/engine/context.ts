import type { Random } from '../../base/random.ts'
import type { Decision, DecisionDraft } from '../rules/decision.ts'
import type { TaskEvent, TaskStep } from '../task/lifecycle.ts'
import type { Change } from '../world/change.ts'
import type { World } from '../world/world.ts'

/** What is due in the engine's queue: plain data. */
export type ModelEvent =
  /** Sent to the task if it is still in that step since then. */
  | { readonly kind: 'taskStepDue'; readonly taskId: string; readonly step: TaskStep; readonly event: TaskEvent }
  | { readonly kind: 'taskHealthDue'; readonly taskId: string }
  | { readonly kind: 'taskForgetDue'; readonly taskId: string }
  /** Of the service that was created then, or of the cluster that was deleted then: its name may be another's by now. */
  | { readonly kind: 'serviceForgetDue'; readonly serviceKey: string; readonly createdAtMs: number }
  | { readonly kind: 'clusterForgetDue'; readonly clusterName: string; readonly deletedAtMs: number }
  | { readonly kind: 'instanceReady'; readonly instanceId: string }
  | { readonly kind: 'servicePassDue'; readonly serviceKey: string }
  /** Of the service that was created then: one of the same name that came after it has its own. */
  | { readonly kind: 'metricDue'; readonly serviceKey: string; readonly createdAtMs: number }

/** Of what is due at the same time, tasks and instances move first; then schedulers look; then it is measured. */
export const PRIORITY: Readonly<Record<ModelEvent['kind'], number>> = {
  taskStepDue: 0,
  taskHealthDue: 1,
  instanceReady: 1,
  servicePassDue: 3,
  metricDue: 4,
  taskForgetDue: 5,
  serviceForgetDue: 6,
  clusterForgetDue: 7,
}

/** What a handler of a command or an event may use. It reads the world; only `emit` changes it. */
export interface Context {
  readonly world: World
  readonly nowMs: number
  readonly random: Random
  emit(change: Change): void
  schedule(atMs: number, event: ModelEvent): void
  /** Emits a decision with the next id and this time. */
  decide(draft: DecisionDraft): Decision
  /** Counts work that leaves no change behind, in steps of a task: instances that were weighed, tasks that were read. */
  spend(units: number): void
  /** Whether so much was done since the last pause that a handler which can should yield. */
  endsSlice(): boolean
}
