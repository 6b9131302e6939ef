import type { LifecycleStage } from '../../../model/world/deployment/shifting/stages.ts'
import type { ShiftingStrategy } from '../../../model/world/deployment/shifting/strategy.ts'

/** A strategy as the console names it. */
export function strategyText(strategy: ShiftingStrategy | 'ROLLING'): string {
  return STRATEGIES[strategy]
}

const STRATEGIES: Readonly<Record<ShiftingStrategy | 'ROLLING', string>> = {
  ROLLING: 'Rolling update',
  BLUE_GREEN: 'Blue/green',
  LINEAR: 'Linear',
  CANARY: 'Canary',
}

interface Revisions {
  readonly blue: string
  readonly green: string
}

/** What happens in each stage. */
export const STAGE_NOTES: Readonly<Record<LifecycleStage, (of: Revisions) => string>> = {
  RECONCILE_SERVICE: ({ blue }) => `Another deployment was not over: all but ${blue} is stopped first.`,
  PRE_SCALE_UP: ({ blue, green }) => `${blue} serves, and no task of ${green} is started yet.`,
  SCALE_UP: ({ blue, green }) => `${green} gets as many tasks as are desired, beside those of ${blue}.`,
  POST_SCALE_UP: ({ blue, green }) => `All tasks of ${green} are healthy, and ${blue} serves.`,
  TEST_TRAFFIC_SHIFT: ({ blue, green }) => `The test rule sends to ${green}, the production rule to ${blue}.`,
  POST_TEST_TRAFFIC_SHIFT: ({ green }) => `Test traffic is with ${green}: this is the time to test it.`,
  PRE_PRODUCTION_TRAFFIC_SHIFT: ({ green }) => `Production traffic is about to be shifted to ${green}.`,
  PRODUCTION_TRAFFIC_SHIFT: ({ blue, green }) => `The production rule’s weights move from ${blue} to ${green}.`,
  POST_PRODUCTION_TRAFFIC_SHIFT: ({ blue, green }) => `All production traffic is with ${green}; ${blue} still runs.`,
  BAKE_TIME: ({ blue, green }) => `${green} serves, and all tasks of ${blue} run on.`,
  CLEAN_UP: ({ blue }) => `The tasks of ${blue} are stopped.`,
}
