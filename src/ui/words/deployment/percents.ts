import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import { grouped } from '../../../look/numbers.ts'

type Percents = Pick<RollingDecision, 'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent' | 'limits'>

/** `4 × 50 %, rounded up`: where the lower limit is from (DEP-1). */
export function lowerSum({ desiredCount, minimumHealthyPercent }: Percents): string {
  return `${grouped(desiredCount)} × ${String(minimumHealthyPercent)} %, rounded up`
}

/** `4 × 100 %, rounded down`: where the upper limit is from (DEP-1). */
export function upperSum({ desiredCount, maximumPercent }: Percents): string {
  return `${grouped(desiredCount)} × ${String(maximumPercent)} %, rounded down`
}

/** `Lower limit is 2 = 4 × 50 %, rounded up`. */
export function lowerText(percents: Percents): string {
  return `Lower limit is ${grouped(percents.limits.lower)} = ${lowerSum(percents)}`
}

/** `Upper limit is 4 = 4 × 100 %, rounded down`. */
export function upperText(percents: Percents): string {
  return `Upper limit is ${grouped(percents.limits.upper)} = ${upperSum(percents)}`
}

/** The line under a slider: `lower limit = 4 × 50 % = 2, rounded up`. */
export function lowerHelp({ desiredCount, minimumHealthyPercent, limits }: Percents): string {
  return `lower limit = ${grouped(desiredCount)} × ${String(minimumHealthyPercent)} % = ${grouped(limits.lower)}, rounded up`
}

/** The line under a slider: `upper limit = 4 × 100 % = 4, rounded down`. */
export function upperHelp({ desiredCount, maximumPercent, limits }: Percents): string {
  return `upper limit = ${grouped(desiredCount)} × ${String(maximumPercent)} % = ${grouped(limits.upper)}, rounded down`
}

/** A change of one percent, and what it allows. */
export interface PercentRemedy {
  readonly percents: Partial<Pick<RollingDecision, 'minimumHealthyPercent' | 'maximumPercent'>>
  readonly label: string
}

/**
 * The least change of either percentage that lets an impossible pair roll (DEP-7): one healthy task must be free to
 * stop, or one more task free to start.
 */
export function percentChanges(desiredCount: number): readonly PercentRemedy[] {
  if (desiredCount < 1) return []
  const min = Math.floor(((desiredCount - 1) * 100) / desiredCount)
  const max = Math.ceil(((desiredCount + 1) * 100) / desiredCount)
  const orLess = min === 0 ? '' : ' or less'
  return [
    {
      percents: { minimumHealthyPercent: min },
      label: `Set minimumHealthyPercent to ${String(min)}${orLess}: 1 of ${grouped(desiredCount)} may stop`,
    },
    {
      percents: { maximumPercent: max },
      label: `Set maximumPercent to ${String(max)} or more: a task may start beside the ${grouped(desiredCount)}`,
    },
  ]
}

/** The same in words alone. */
export function percentRemedies(desiredCount: number): readonly string[] {
  return percentChanges(desiredCount).map(({ label }) => label)
}
