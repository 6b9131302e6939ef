import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { MissingData } from '../../model/world/monitoring/alarm.ts'
import { LAB_EPOCH_SECONDS } from '../../model/world/world.ts'
import { clusterNamed, definition, instances } from './world.ts'

export const MINUTE_MS = 60_000

/** One's own metric, which a queue's workers are scaled by. */
export const BACKLOG = { Namespace: 'Shop', MetricName: 'BacklogPerTask' } as const
export const ALARM = 'backlog-high'

/** Two workers that take what the metric counts. */
export function workerActs({
  cluster,
  service,
}: {
  readonly cluster: string
  readonly service: string
}): readonly Act[] {
  return [
    clusterNamed(cluster),
    instances({ cluster, type: 'm5.large' }),
    definition({ family: service }),
    act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: 2 }),
  ]
}

/** Seconds since 1970, as CloudWatch has them. */
export function timestampAt(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}

/** One datapoint for each minute from a time on; none where it is `null`. CloudWatch takes those of the next two hours too. */
export function backlogAct(fromMs: number, values: readonly (number | null)[]): Act {
  return act('cloudwatch', 'PutMetricData', {
    Namespace: BACKLOG.Namespace,
    MetricData: values.flatMap((Value, at) =>
      Value === null
        ? []
        : [{ MetricName: BACKLOG.MetricName, Timestamp: timestampAt(fromMs + at * MINUTE_MS), Value }],
    ),
  })
}

export interface AlarmWanted {
  readonly m: number
  readonly n: number
  readonly threshold: number
  readonly missing?: MissingData
}

/** What an alarm says of itself, in the question and in the command. */
export function alarmFields({ m, n, threshold, missing }: AlarmWanted) {
  return {
    Period: 60,
    EvaluationPeriods: n,
    DatapointsToAlarm: m,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanThreshold' as const,
    ...(missing !== undefined && { TreatMissingData: missing }),
  }
}

export function alarmAct(wanted: AlarmWanted): Act {
  return act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: ALARM,
    ...BACKLOG,
    Statistic: 'Average',
    ...alarmFields(wanted),
  })
}

export function alarmLook(query: string): Look {
  return {
    service: 'cloudwatch',
    operation: 'DescribeAlarms',
    input: { AlarmNames: [ALARM] },
    query: `MetricAlarms[0] | ${query}`,
  }
}

/** The value of the minute that begins then. */
export function datapointLook(
  metric: Readonly<Record<string, unknown>>,
  stat: 'Average' | 'Sum',
  fromMs: number,
): Look {
  return {
    service: 'cloudwatch',
    operation: 'GetMetricData',
    input: {
      MetricDataQueries: [{ Id: 'm', MetricStat: { Metric: metric, Period: 60, Stat: stat } }],
      StartTime: timestampAt(fromMs),
      EndTime: timestampAt(fromMs + MINUTE_MS),
    },
    query: 'MetricDataResults[0].Values[0]',
  }
}
