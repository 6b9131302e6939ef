import type { RollingRun } from '../strip/rollingRun.ts'

/** What both strips of a comparison must hold, so that a task is as high and as wide in one as in the other. */
export interface CompareScale {
  readonly countMax: number
  readonly columnsLeast: number
}

export function compareScale(runs: readonly RollingRun[]): CompareScale {
  return {
    countMax: Math.max(1, ...runs.flatMap(({ moment, steps }) => [moment, ...steps.map(valueOf)].map(mostOf))),
    columnsLeast: Math.max(1, ...runs.map(({ steps }) => steps.length)),
  }
}

function valueOf({ latest }: RollingRun['steps'][number]) {
  return latest.value
}

function mostOf({ limits, revisions }: Pick<RollingRun['moment'], 'limits' | 'revisions'>): number {
  return Math.max(
    limits.upper,
    revisions.reduce((sum, one) => sum + one.running + one.pending, 0),
  )
}
