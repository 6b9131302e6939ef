import type { OperationList } from '../operation.ts'
import { answer, flag, keptAs, list, oneOf, optional, required, struct, text, timestamp, whole } from '../shape.ts'
import {
  actionArns,
  alarmName,
  alarmNames,
  comparison,
  dimensionFilters,
  dimensions,
  metricName,
  metricQueries,
  namespace,
  number,
  period,
  statistic,
  stateValue,
  treatMissingData,
  unit,
} from './cloudwatchShapes.ts'

const tags = list(struct({ Key: required(text({ max: 128 })), Value: required(text({ max: 256, min: 0 })) }), {
  max: 50,
})
/** What one PutMetricData takes (CloudWatch guide, service quotas). */
const DATA_MAX = 1_000
const VALUES_MAX = 150

const datum = struct({
  MetricName: required(metricName),
  Dimensions: optional(dimensions),
  Timestamp: optional(timestamp()),
  Value: optional(number),
  StatisticValues: optional(
    struct({
      SampleCount: required(number),
      Sum: required(number),
      Minimum: required(number),
      Maximum: required(number),
    }),
  ),
  Values: optional(list(number, { min: 1, max: VALUES_MAX })),
  Counts: optional(list(number, { min: 1, max: VALUES_MAX })),
  Unit: keptAs(unit),
})

export const cloudwatchOperations = {
  PutMetricAlarm: {
    kind: 'write',
    input: struct({
      AlarmName: required(alarmName),
      AlarmDescription: optional(text({ max: 1_024, min: 0 })),
      ActionsEnabled: optional(flag()),
      OKActions: actionArns,
      AlarmActions: actionArns,
      InsufficientDataActions: actionArns,
      MetricName: optional(metricName),
      Namespace: optional(namespace),
      Statistic: optional(statistic),
      Dimensions: optional(dimensions),
      Period: optional(period),
      Unit: optional(unit),
      EvaluationPeriods: required(whole({ min: 1, max: 1_440 })),
      DatapointsToAlarm: optional(whole({ min: 1, max: 1_440 })),
      Threshold: optional(number),
      ComparisonOperator: required(comparison),
      TreatMissingData: optional(treatMissingData),
      Metrics: optional(metricQueries),
      Tags: keptAs(tags),
    }),
    output: answer({}),
  },
  DescribeAlarms: {
    kind: 'read',
    input: struct({
      AlarmNames: optional(alarmNames),
      AlarmNamePrefix: optional(alarmName),
      AlarmTypes: optional(list(oneOf(['MetricAlarm', 'CompositeAlarm', 'LogAlarm']), { max: 3 })),
      StateValue: optional(stateValue),
      ActionPrefix: optional(text({ max: 1_024 })),
      MaxRecords: optional(whole({ min: 1, max: 100 })),
      NextToken: optional(text()),
    }),
    output: answer({ MetricAlarms: 'list', CompositeAlarms: 'list', NextToken: 'string' }),
  },
  DeleteAlarms: {
    kind: 'write',
    input: struct({ AlarmNames: required(alarmNames) }),
    output: answer({}),
  },
  SetAlarmState: {
    kind: 'write',
    input: struct({
      AlarmName: required(alarmName),
      StateValue: required(stateValue),
      StateReason: required(text({ max: 1_023, min: 0 })),
      StateReasonData: optional(text({ max: 4_000, min: 0 })),
    }),
    output: answer({}),
  },
  PutMetricData: {
    kind: 'write',
    input: struct({
      Namespace: required(namespace),
      MetricData: optional(list(datum, { min: 1, max: DATA_MAX })),
    }),
    output: answer({}),
  },
  GetMetricData: {
    kind: 'read',
    input: struct({
      MetricDataQueries: required(metricQueries),
      StartTime: required(timestamp()),
      EndTime: required(timestamp()),
      ScanBy: optional(oneOf(['TimestampDescending', 'TimestampAscending'])),
    }),
    output: answer({ MetricDataResults: 'list', Messages: 'list' }),
  },
  ListMetrics: {
    kind: 'read',
    input: struct({
      Namespace: optional(namespace),
      MetricName: optional(metricName),
      Dimensions: optional(dimensionFilters),
      NextToken: optional(text()),
    }),
    output: answer({ Metrics: 'list', NextToken: 'string' }),
  },
} as const satisfies OperationList
