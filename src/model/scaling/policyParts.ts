import type { ApiError } from '../api/command.ts'
import type { CustomizedMetricInput, StepAdjustmentsInput } from '../api/scaling/scalingShapes.ts'
import { dimensionsGiven, queriesGiven } from '../monitoring/queriesGiven.ts'
import type { MetricId, MetricQuery, Statistic } from '../world/monitoring/metric.ts'
import type { StepAdjustment } from '../world/scaling/arithmetic.ts'

/** Where a part of a policy stands in what was given, and how its service refuses. */
export interface PartGiven {
  readonly at: string
  readonly refusal: (message: string, field: string) => ApiError
}

/** @throws ApiError  for what is neither one metric nor rows of which one returns data */
export function customizedGiven(given: CustomizedMetricInput, { at, refusal }: PartGiven): readonly MetricQuery[] {
  const { MetricName, Namespace, Statistic, Dimensions, Metrics } = given
  if (Metrics === undefined) {
    if (MetricName === undefined || Namespace === undefined || Statistic === undefined) {
      throw refusal('MetricName, Namespace and Statistic are required without Metrics', at)
    }
    const dimensions = dimensionsGiven(Dimensions, `${at}.Dimensions`)
    return [single({ namespace: Namespace, name: MetricName, dimensions }, Statistic)]
  }
  if ([MetricName, Namespace, Statistic, Dimensions].some((one) => one !== undefined)) {
    throw refusal('Metrics cannot be given with MetricName, Namespace, Statistic or Dimensions', at)
  }
  // Its rows have no period: a minute (CloudWatch's rows name one each).
  const rows = Metrics.map(({ MetricStat, ...row }) => ({
    ...row,
    ...(MetricStat !== undefined && { MetricStat: { ...MetricStat, Period: 60 } }),
  }))
  const { queries } = queriesGiven(rows, `${at}.Metrics`)
  if (queries.filter((one) => one.returnData).length === 1) return queries
  throw refusal('Exactly one element of the metrics list should return data', `${at}.Metrics`)
}

export function single(metric: MetricId, stat: Statistic): MetricQuery {
  return { id: 'm1', stat: { metric, stat }, expression: null, label: null, returnData: true }
}

/** @throws ApiError  for steps that overlap or leave a gap (SCL-4) */
export function stepsGiven(adjustments: StepAdjustmentsInput, part: PartGiven): readonly StepAdjustment[] {
  const steps = adjustments.map((one): StepAdjustment => ({
    lowerBound: one.MetricIntervalLowerBound ?? null,
    upperBound: one.MetricIntervalUpperBound ?? null,
    adjustment: one.ScalingAdjustment,
  }))
  refuseGaps(steps, part)
  return steps
}

/** SCL-4: steps neither overlap nor leave a gap, and one alone of each side may be without an end. */
function refuseGaps(steps: readonly StepAdjustment[], { at, refusal }: PartGiven): void {
  if (steps.some(({ lowerBound, upperBound }) => lowerBound === null && upperBound === null && steps.length > 1)) {
    throw refusal('At least one of MetricIntervalLowerBound and MetricIntervalUpperBound is required', at)
  }
  const sorted = steps.toSorted((a, b) => (a.lowerBound ?? -Infinity) - (b.lowerBound ?? -Infinity))
  for (const [index, { lowerBound, upperBound }] of sorted.entries()) {
    if (lowerBound !== null && upperBound !== null && lowerBound >= upperBound) {
      throw refusal('MetricIntervalUpperBound must be greater than MetricIntervalLowerBound', at)
    }
    const next = sorted[index + 1]
    if (next === undefined) continue
    if (next.lowerBound === null || upperBound === null || next.lowerBound < upperBound) {
      throw refusal('StepAdjustment intervals cannot overlap', at)
    }
    if (next.lowerBound > upperBound) throw refusal('There is a gap between StepAdjustment intervals', at)
  }
}
