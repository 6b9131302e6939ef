import type { Act } from '../../model/api/command.ts'
import { LAB_EPOCH_SECONDS } from '../../model/world/world.ts'

const cloudwatch = (operation: string, input: Act['input']): Act => ({ service: 'cloudwatch', operation, input })

const POLICY = 'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/ecs/service/yard/web:policyName/p'
const OF_WEB = {
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Dimensions: [
    { Name: 'ClusterName', Value: 'yard' },
    { Name: 'ServiceName', Value: 'web' },
  ],
}
const STATED = {
  AlarmName: 'high',
  AlarmDescription: 'web is busy',
  ActionsEnabled: true,
  OKActions: [POLICY],
  AlarmActions: [POLICY],
  InsufficientDataActions: [POLICY],
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 70.5,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'missing',
  Tags: [{ Key: 'a', Value: 'b' }],
}
const ALARM = { ...STATED, ...OF_WEB, Statistic: 'Average', Period: 60, Unit: 'Percent' }
const ROWS = [
  { Id: 'messages', MetricStat: { Metric: OF_WEB, Period: 60, Stat: 'Sum' }, ReturnData: false },
  { Id: 'each', Expression: 'messages / 4', Label: 'a task', ReturnData: true, Period: 60 },
]
const DATA = [
  {
    MetricName: 'Backlog',
    Dimensions: [{ Name: 'Queue', Value: 'orders' }],
    Timestamp: LAB_EPOCH_SECONDS,
    Values: [1.5, 2],
    Counts: [1, 2],
    Unit: 'Count',
  },
  { MetricName: 'Backlog', Value: 3 },
  { MetricName: 'Backlog', StatisticValues: { SampleCount: 1, Sum: 2, Minimum: 2, Maximum: 2 } },
]

/** The prepared lab has these: what acts on an alarm needs one. */
export const cloudwatchSetUp: readonly Act[] = [
  cloudwatch('PutMetricAlarm', { ...ALARM, AlarmName: 'there' }),
  cloudwatch('PutMetricAlarm', { ...STATED, AlarmName: 'rows', Metrics: ROWS }),
  cloudwatch('PutMetricData', { Namespace: 'Shop', MetricData: DATA }),
]

export const cloudwatchActs: readonly Act[] = [
  cloudwatch('PutMetricAlarm', ALARM),
  cloudwatch('PutMetricAlarm', { ...STATED, Metrics: ROWS }),
  cloudwatch('DescribeAlarms', {
    AlarmNames: ['there'],
    AlarmTypes: ['MetricAlarm'],
    StateValue: 'OK',
    ActionPrefix: 'arn:aws:autoscaling',
    MaxRecords: 10,
  }),
  cloudwatch('DescribeAlarms', { AlarmNamePrefix: 'th' }),
  cloudwatch('DeleteAlarms', { AlarmNames: ['there'] }),
  cloudwatch('SetAlarmState', {
    AlarmName: 'there',
    StateValue: 'ALARM',
    StateReason: 'a test',
    StateReasonData: '{}',
  }),
  cloudwatch('PutMetricData', { Namespace: 'Shop', MetricData: DATA }),
  cloudwatch('GetMetricData', {
    MetricDataQueries: ROWS,
    StartTime: LAB_EPOCH_SECONDS,
    EndTime: LAB_EPOCH_SECONDS + 600,
    ScanBy: 'TimestampAscending',
  }),
  cloudwatch('ListMetrics', {
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'ClusterName', Value: 'yard' }],
  }),
]
