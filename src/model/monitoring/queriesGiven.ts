import { ApiError } from '../api/command.ts'
import type { MetricQueriesInput } from '../api/monitoring/cloudwatchShapes.ts'
import type { Dimension, MetricId } from '../world/monitoring/metric.ts'
import { parseExpression, rowsIn } from '../world/monitoring/metricMath.ts'
import type { MetricQuery } from '../world/monitoring/metric.ts'

export interface DimensionInput {
  readonly Name: string
  readonly Value: string
}

/** @throws ApiError  InvalidParameterValue, when a dimension is given twice */
export function dimensionsGiven(given: readonly DimensionInput[] | undefined, field: string): readonly Dimension[] {
  const names = (given ?? []).map((one) => one.Name)
  if (new Set(names).size < names.length) {
    throw new ApiError('InvalidParameterValue', 'No dimension may be given twice.', field)
  }
  return (given ?? []).map(({ Name: name, Value: value }) => ({ name, value }))
}

export interface QueriesGiven {
  readonly queries: readonly MetricQuery[]
  /** Seconds, of each row: its own, or that of the rows which its expression names. */
  readonly periods: ReadonlyMap<string, number>
}

/**
 * Reads rows of metrics and expressions (MET-9).
 *
 * @throws ApiError  ValidationError: a row that is neither or both, ids that are there twice or not at all, other periods
 */
export function queriesGiven(given: MetricQueriesInput, field: string): QueriesGiven {
  const ids = given.map((one) => one.Id)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice !== undefined) throw invalid(`The values for parameter id in ${field} are not unique: ${twice}.`, field)
  const periods = new Map<string, number>()
  const queries = given.map((one, index): MetricQuery => {
    const at = `${field}[${String(index)}]`
    if ((one.MetricStat === undefined) === (one.Expression === undefined)) {
      throw invalid('Give a row either a MetricStat or an Expression.', at)
    }
    const common = { id: one.Id, label: one.Label ?? null, returnData: one.ReturnData ?? true }
    if (one.MetricStat === undefined) return { ...common, stat: null, expression: one.Expression ?? '' }
    const { Metric, Period, Stat } = one.MetricStat
    periods.set(one.Id, Period)
    return { ...common, expression: null, stat: { metric: metricGiven(Metric, `${at}.MetricStat.Metric`), stat: Stat } }
  })
  // An expression names rows above it or metrics, so none can name itself.
  for (const [index, { id, expression }] of queries.entries()) {
    if (expression !== null) periods.set(id, periodOf({ expression, periods, field: `${field}[${String(index)}]` }))
  }
  return { queries, periods }
}

interface ReadExpression {
  readonly expression: string
  readonly periods: ReadonlyMap<string, number>
  readonly field: string
}

function periodOf({ expression, periods, field }: ReadExpression): number {
  const parsed = parseExpression(expression)
  const at = `${field}.Expression`
  if ('problem' in parsed) {
    throw invalid(`Error in expression '${expression}': the lab takes numbers, ids, + - * / and brackets.`, at)
  }
  const named = rowsIn(parsed.expression)
  const unknown = named.find((id) => !periods.has(id))
  if (unknown !== undefined) throw invalid(`Error in expression '${expression}': unknown id ${unknown}.`, at)
  const [period, ...others] = new Set(named.map((id) => periods.get(id) ?? 0))
  if (period === undefined) throw invalid(`Error in expression '${expression}': it names no metric.`, at)
  if (others.length > 0) throw invalid('All metrics of an expression must have the same period.', at)
  return period
}

interface MetricInput {
  readonly Namespace?: string | undefined
  readonly MetricName?: string | undefined
  readonly Dimensions?: readonly DimensionInput[] | undefined
}

function metricGiven({ Namespace, MetricName, Dimensions }: MetricInput, field: string): MetricId {
  if (Namespace === undefined || MetricName === undefined) {
    throw invalid('A metric needs a Namespace and a MetricName.', field)
  }
  return { namespace: Namespace, name: MetricName, dimensions: dimensionsGiven(Dimensions, `${field}.Dimensions`) }
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('ValidationError', message, field)
}
