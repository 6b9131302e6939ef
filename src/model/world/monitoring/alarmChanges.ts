import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import type { AlarmState } from './alarm.ts'

/**
 * An alarm was evaluated, or set by hand, and its state is another or is one whose actions are repeated (ALM-6): what
 * scales hears of it here. Evaluations that change nothing are told nobody.
 */
export interface AlarmEvaluated {
  readonly kind: 'alarmEvaluated'
  readonly alarmName: string
  readonly atMs: number
  readonly state: AlarmState
  /** What it says of its state when that is new; `null`: it is in the state that it was in. */
  readonly became: { readonly reason: string; readonly reasonData: string | null; readonly was: AlarmState } | null
}

export type AlarmChange = AlarmEvaluated

export const alarmAppliers: Appliers<AlarmChange> = {
  alarmEvaluated: (world, { alarmName, atMs, state, became }) => {
    if (became === null) return
    const alarm = must(world.alarms.get(alarmName), alarmName)
    world.alarms.set(alarmName, {
      ...alarm,
      state,
      stateReason: became.reason,
      stateReasonData: became.reasonData,
      stateUpdatedAtMs: atMs,
      stateTransitionedAtMs: became.was === state ? alarm.stateTransitionedAtMs : atMs,
    })
  },
}
