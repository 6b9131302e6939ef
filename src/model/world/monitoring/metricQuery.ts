import { datapointsOf, type PeriodsAsked } from './datapoints.ts'
import type { MetricQuery } from './metric.ts'
import { calculated, parseExpression } from './metricMath.ts'
import type { World } from '../world.ts'

type Periods = Omit<PeriodsAsked, 'stat'>

/** What the row that returns data comes to, a value or none a period. */
export function valuesOf(world: World, queries: readonly MetricQuery[], periods: Periods): readonly (number | null)[] {
  const asked = queries.find((one) => one.returnData)
  return asked === undefined ? [] : valuesOfRow(world, { queries, row: asked }, periods)
}

/** Of one of the rows, which may look at the others. */
export function valuesOfRow(
  world: World,
  { queries, row }: { readonly queries: readonly MetricQuery[]; readonly row: MetricQuery },
  periods: Periods,
): readonly (number | null)[] {
  if (row.stat !== null) return datapointsOf(world, row.stat.metric, { ...periods, stat: row.stat.stat })
  const parsed = parseExpression(row.expression ?? '')
  if ('problem' in parsed) return []
  const known = new Map<string, readonly (number | null)[]>()
  const valuesFor = (id: string): readonly (number | null)[] => {
    const own = known.get(id)
    if (own !== undefined) return own
    const query = queries.find((one) => one.id === id)
    const values = query === undefined ? [] : valuesOfRow(world, { queries, row: query }, periods)
    known.set(id, values)
    return values
  }
  const count = Math.max(0, Math.floor((periods.toMs - periods.fromMs) / (periods.periodSeconds * 1_000)))
  return Array.from({ length: count }, (_, index) =>
    calculated(parsed.expression, (id) => valuesFor(id)[index] ?? null),
  )
}
