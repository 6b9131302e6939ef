import { alarmArn } from '../api/monitoring/cloudwatchNames.ts'
import type { Output } from '../api/command.ts'
import { singleQuery, type Alarm } from '../world/monitoring/alarm.ts'
import type { MetricId } from '../world/monitoring/metric.ts'
import type { MetricQuery } from '../world/monitoring/metric.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

/** AWS's MetricAlarm. */
export function alarmJson(alarm: Alarm): Output {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarmArn(alarm.name),
    ...(alarm.description !== null && { AlarmDescription: alarm.description }),
    AlarmConfigurationUpdatedTimestamp: secondsOf(alarm.configurationUpdatedAtMs),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: alarm.okActions,
    AlarmActions: alarm.alarmActions,
    InsufficientDataActions: alarm.insufficientDataActions,
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    ...(alarm.stateReasonData !== null && { StateReasonData: alarm.stateReasonData }),
    StateUpdatedTimestamp: secondsOf(alarm.stateUpdatedAtMs),
    StateTransitionedTimestamp: secondsOf(alarm.stateTransitionedAtMs),
    ...watchedJson(alarm),
    EvaluationPeriods: alarm.evaluationPeriods,
    ...(alarm.datapointsToAlarm !== null && { DatapointsToAlarm: alarm.datapointsToAlarm }),
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    ...(alarm.treatMissingData !== null && { TreatMissingData: alarm.treatMissingData }),
  }
}

function watchedJson(alarm: Alarm): Output {
  const { queries, periodSeconds, unit } = alarm
  const single = singleQuery(alarm)?.stat ?? null
  if (single === null) return { Metrics: queries.map((one) => queryJson(one, periodSeconds)), Dimensions: [] }
  const { MetricName, Namespace, Dimensions } = metricJson(single.metric)
  return {
    MetricName,
    Namespace,
    Statistic: single.stat,
    Dimensions,
    Period: periodSeconds,
    ...(unit !== null && { Unit: unit }),
  }
}

function queryJson({ id, stat, expression, label, returnData }: MetricQuery, periodSeconds: number): Output {
  return {
    Id: id,
    ...(stat !== null && { MetricStat: { Metric: metricJson(stat.metric), Period: periodSeconds, Stat: stat.stat } }),
    ...(expression !== null && { Expression: expression }),
    ...(label !== null && { Label: label }),
    ReturnData: returnData,
  }
}

export function metricJson({ namespace, name, dimensions }: MetricId) {
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: dimensions.map((one) => ({ Name: one.name, Value: one.value })),
  }
}

export function secondsOf(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}
