import { dimensionOf, type MetricId } from '../model/world/monitoring/metric.ts'
import { grouped } from './numbers.ts'

/** The metric by its name, and of what it is: `CPUUtilization of yard/web`. */
export function metricText(metric: MetricId): string {
  const of = ownerText(metric)
  return of === '' ? metric.name : `${metric.name} of ${of}`
}

/** What it is measured of, by the values of its dimensions: a service stands after its cluster. */
export function ownerText(metric: MetricId): string {
  const [cluster, service, group, balancer] = ['ClusterName', 'ServiceName', 'TargetGroup', 'LoadBalancer'].map((one) =>
    dimensionOf(metric, one),
  )
  if (cluster !== undefined) return service === undefined ? cluster : `${cluster}/${service}`
  if (group !== undefined || balancer !== undefined) return (group ?? balancer ?? '').split('/')[1] ?? ''
  return metric.dimensions.map((one) => one.value).join(', ')
}

/** A datapoint as one reads it: `71.2`, `1,200`, `0.034`. */
export function valueText(value: number): string {
  const size = Math.abs(value)
  if (size >= 1_000) return grouped(Math.round(value))
  const digits = size >= 100 || size === 0 ? 1 : size >= 1 ? 2 : 3
  return String(Number(value.toFixed(digits)))
}

/** Metrics in percent are written so; AWS names them alike. */
function unitOf({ name }: MetricId): '%' | '' {
  return /Utilization$|Reservation$/.test(name) ? '%' : ''
}

export function isPercent(metric: MetricId): boolean {
  return unitOf(metric) === '%'
}

/** With its unit: `71.2 %`. */
export function measuredText(value: number, metric: MetricId | undefined): string {
  const unit = metric === undefined ? '' : unitOf(metric)
  return unit === '' ? valueText(value) : `${valueText(value)} ${unit}`
}

/** How a comparison is written: `> 70`. */
export const COMPARISON_SIGNS = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
} as const
