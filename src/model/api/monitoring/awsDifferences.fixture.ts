/** Members of AWS’s that the lab refuses by their names: percentiles, anomaly detection, other accounts, composite alarms. */
export const CLOUDWATCH_LACKING: Readonly<Record<string, string>> = {
  'cloudwatch PutMetricAlarm':
    'ActionConfiguration EvaluateLowSampleCountPercentile EvaluationCriteria EvaluationInterval EvaluationWindow ExtendedStatistic Metrics[].AccountId Metrics[].MetricStat.Unit ThresholdMetricId WarmUpConfiguration',
  'cloudwatch DescribeAlarms': 'ChildrenOfAlarmName ParentsOfAlarmName',
  'cloudwatch PutMetricData': 'EntityMetricData MetricData[].StorageResolution StrictEntityValidation',
  'cloudwatch GetMetricData':
    'LabelOptions MaxDatapoints NextToken MetricDataQueries[].AccountId MetricDataQueries[].MetricStat.Unit',
  'cloudwatch ListMetrics': 'IncludeLinkedAccounts OwningAccount RecentlyActive',
}

/** What AWS’s model leaves open and its service asks for. */
export const CLOUDWATCH_REQUIRED: Readonly<Record<string, string>> = {
  'cloudwatch PutMetricAlarm': 'ComparisonOperator EvaluationPeriods',
}
