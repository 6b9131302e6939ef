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

/** A shift as its stages are told: the revisions, and how much of the traffic the new one gets. */
export interface StageFacts {
  readonly blue: string
  readonly green: string
  /** Percent of what comes to the production and to the test rule; 0 as long as there is no such rule. */
  readonly production: number
  readonly test: number
}

/** What happens in each stage. Without a rule of its kind there is no traffic that ECS could shift (DEP-30). */
export const STAGE_NOTES: Readonly<Record<LifecycleStage, (of: StageFacts) => string>> = {
  RECONCILE_SERVICE: ({ blue }) => `Another deployment was not over: all but ${blue} is stopped first.`,
  PRE_SCALE_UP: ({ blue, green }) => `${blue} serves, and no task of ${green} is started yet.`,
  SCALE_UP: ({ blue, green }) => `${green} gets as many tasks as are desired, beside those of ${blue}.`,
  POST_SCALE_UP: ({ blue, green }) => `${green} came to as many healthy tasks as are desired, and ${blue} serves.`,
  TEST_TRAFFIC_SHIFT: ({ blue, green, test }) =>
    test > 0
      ? `The test rule sends to ${green}, the production rule to ${blue}.`
      : `There is no test rule: all traffic stays with ${blue}.`,
  POST_TEST_TRAFFIC_SHIFT: ({ blue, green, test }) =>
    test > 0
      ? `Test traffic is with ${green}: this is the time to test it.`
      : `There is no test rule: all traffic stays with ${blue}.`,
  PRE_PRODUCTION_TRAFFIC_SHIFT: ({ green }) => `Production traffic is about to be shifted to ${green}.`,
  PRODUCTION_TRAFFIC_SHIFT: ({ blue, green, production }) =>
    production > 0
      ? `The production rule’s weights move from ${blue} to ${green}.`
      : `There is no production rule: no traffic is shifted from ${blue} to ${green}.`,
  POST_PRODUCTION_TRAFFIC_SHIFT: ({ blue, green, production }) =>
    production > 0
      ? `All production traffic is with ${green}; ${blue} still runs.`
      : `${blue} still runs beside ${green}.`,
  BAKE_TIME: ({ blue, green, production }) =>
    production > 0 ? `${green} serves, and all tasks of ${blue} run on.` : `${blue} still runs beside ${green}.`,
  CLEAN_UP: ({ blue }) => `The tasks of ${blue} are stopped.`,
}
