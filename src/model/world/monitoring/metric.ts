/** What CloudWatch knows a metric by: other dimensions are another metric (MET-5). */
export interface MetricId {
  /** `AWS/ECS`, or one's own. */
  readonly namespace: string
  readonly name: string
  readonly dimensions: readonly Dimension[]
}

export interface Dimension {
  readonly name: string
  readonly value: string
}

export const STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const
export type Statistic = (typeof STATISTICS)[number]

/** A statistic of a metric. */
export interface MetricStat {
  readonly metric: MetricId
  readonly stat: Statistic
}

/** One row of what is asked of CloudWatch: a metric, or an expression of the other rows' ids (MET-9). */
export interface MetricQuery {
  readonly id: string
  /** `null`: it is an expression. */
  readonly stat: MetricStat | null
  readonly expression: string | null
  readonly label: string | null
  /** Of an alarm's rows one: the one that is watched. */
  readonly returnData: boolean
}

/** Samples of one metric taken together, as PutMetricData takes and CloudWatch keeps them. */
export interface StatisticSet {
  readonly sampleCount: number
  readonly sum: number
  readonly minimum: number
  readonly maximum: number
}

/** One-minute datapoint of the minute that ends at `atMs`. */
export interface Datapoint extends StatisticSet {
  readonly atMs: number
}

/**
 * Under which key a metric stands: the order in which its dimensions were given says nothing. Each part tells its
 * length, so that no two metrics have one key whatever they are called.
 */
export function metricKey({ namespace, name, dimensions }: MetricId): string {
  const sorted = dimensions.length < 2 ? dimensions : dimensions.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  let key = part(namespace) + part(name)
  for (const one of sorted) key += part(one.name) + part(one.value)
  return key
}

function part(text: string): string {
  return `${String(text.length)}:${text} `
}

/** The value of a dimension; `undefined` where the metric has none of that name. */
export function dimensionOf({ dimensions }: MetricId, name: string): string | undefined {
  return dimensions.find((one) => one.name === name)?.value
}

/** A metric by its dimensions' names and values, in short. */
export function metricOf(namespace: string, name: string, dimensions: Readonly<Record<string, string>>): MetricId {
  const named = Object.entries(dimensions).map(([dimension, value]) => ({ name: dimension, value }))
  return { namespace, name, dimensions: named }
}

/** What a single sample comes to. */
export function sampleOf(value: number): StatisticSet {
  return { sampleCount: 1, sum: value, minimum: value, maximum: value }
}

/** Samples of the same metric and period together. */
export function together(a: StatisticSet, b: StatisticSet): StatisticSet {
  return {
    sampleCount: a.sampleCount + b.sampleCount,
    sum: a.sum + b.sum,
    minimum: Math.min(a.minimum, b.minimum),
    maximum: Math.max(a.maximum, b.maximum),
  }
}

export function statisticOf(set: StatisticSet, statistic: Statistic): number {
  switch (statistic) {
    case 'SampleCount':
      return set.sampleCount
    case 'Average':
      return set.sum / set.sampleCount
    case 'Sum':
      return set.sum
    case 'Minimum':
      return set.minimum
    case 'Maximum':
      return set.maximum
  }
}
