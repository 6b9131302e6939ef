import { ALARM_STATES, COMPARISONS, MISSING_DATA, type Comparison } from '../../world/monitoring/alarm.ts'
import { STATISTICS } from '../../world/monitoring/metric.ts'
import { EXPRESSION_MAX } from '../../world/monitoring/metricMath.ts'
import {
  checkedText,
  decimal,
  flag,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type InputOf,
} from '../shape.ts'

/** CloudWatch takes numbers up to 2^360 (api, MetricDatum). */
const NUMBER_MAX = Number(`1${'0'.repeat(108)}`)
export const number = decimal({ min: -NUMBER_MAX, max: NUMBER_MAX })

export const alarmName = text({ max: 255 })
export const alarmNames = list(alarmName, { max: 100 })
export const actionArns = optional(list(text({ max: 1_024 }), { max: 5 }))
export const stateValue = oneOf(ALARM_STATES)

const DIMENSIONS_MAX = 30

export const dimensions = list(struct({ Name: required(text({ max: 255 })), Value: required(text({ max: 1_024 })) }), {
  max: DIMENSIONS_MAX,
})
export const dimensionFilters = list(
  struct({ Name: required(text({ max: 255 })), Value: optional(text({ max: 1_024 })) }),
  { max: DIMENSIONS_MAX },
)
export const namespace = text({ max: 255 })
export const metricName = text({ max: 255 })
export const statistic = oneOf(STATISTICS)

export const comparison = oneOf(Object.keys(COMPARISONS) as Comparison[], {
  LessThanLowerOrGreaterThanUpperThreshold: 'anomaly detection',
  LessThanLowerThreshold: 'anomaly detection',
  GreaterThanUpperThreshold: 'anomaly detection',
})
export const treatMissingData = oneOf(MISSING_DATA)

/** Seconds; shorter periods are of metrics of a higher resolution, which the lab has not (MET-5). */
export const period = {
  ...whole({ min: 1, max: 86_400 }),
  check: (seconds: number) =>
    seconds % 60 === 0
      ? null
      : { as: 'InvalidParameterValue' as const, reason: 'The lab takes a Period that is a multiple of 60.' },
}

/** AWS has a list of units; the lab keeps them as they come and converts none. */
const UNITS =
  'Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits Percent Count Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second Count/Second None'
export const unit = oneOf(UNITS.split(' '))

const ID = /^[a-z][A-Za-z0-9_]{0,254}$/
const rowId = checkedText(255, (given) =>
  ID.test(given)
    ? null
    : { as: 'ValidationError', reason: `The value '${given}' is not valid for Id: it begins with a lowercase letter.` },
)

/** Rows of GetMetricData and of an alarm on an expression. */
export const metricQueries = list(
  struct({
    Id: required(rowId),
    MetricStat: optional(
      struct({
        Metric: required(
          struct({
            Namespace: optional(namespace),
            MetricName: optional(metricName),
            Dimensions: optional(dimensions),
          }),
        ),
        Period: required(period),
        Stat: required(statistic),
      }),
    ),
    Expression: optional(text({ max: EXPRESSION_MAX })),
    Label: optional(text({ max: 1_024 })),
    ReturnData: optional(flag()),
    Period: optional(period),
  }),
  { min: 1, max: 20 },
)

export type MetricQueriesInput = InputOf<typeof metricQueries>
