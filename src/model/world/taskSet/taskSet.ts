import type { LaunchType } from '../task/launchType.ts'

/** Who makes the deployments of a service, where ECS does not: it makes task sets then (TST-1). */
export type OtherController = 'CODE_DEPLOY' | 'EXTERNAL'

/**
 * What a deployment has besides where it is a task set (TST-1). Its tasks, counts and settings are a deployment's; it
 * is COMPLETED while it is in STEADY_STATE, and IN_PROGRESS while it is STABILIZING (TST-3).
 */
export interface TaskSet {
  /** Percent of the tasks that its service wants (TST-2). */
  readonly scalePercent: number
  readonly launchType: LaunchType
  readonly externalId: string | null
  readonly startedBy: string | null
  readonly stabilityAtMs: number
  /** It was deleted, and is gone with its last task (TST-5). */
  readonly isDraining?: true
}

/** In thousandths of a percent, so that the product is exact. */
const THOUSANDTHS = 1_000

/** TST-2: how many tasks a task set wants: the next whole number. */
export function computedDesiredCount(
  desiredCount: number,
  { scalePercent, isDraining }: Pick<TaskSet, 'scalePercent' | 'isDraining'>,
): number {
  if (isDraining === true) return 0
  return Math.ceil((desiredCount * Math.round(scalePercent * THOUSANDTHS)) / (100 * THOUSANDTHS))
}
