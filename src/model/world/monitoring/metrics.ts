/** One datapoint of a service: the average over the minute that ends at `atMs`. Percents may pass 100 (MET-2). */
export interface MetricPoint {
  readonly atMs: number
  readonly cpuPercent: number
  readonly memoryPercent: number
}

/** Two hours of one-minute datapoints. */
export const METRIC_POINTS_MAX = 120
