import type { Alarm } from '../model/world/monitoring/alarm.ts'
import { must } from '../base/assert.ts'
import type { Input, TestLab } from './testLab.ts'

/** Whose CPU alarms of tests watch. */
export const WEB_CPU = {
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Dimensions: [
    { Name: 'ClusterName', Value: 'yard' },
    { Name: 'ServiceName', Value: 'web' },
  ],
} as const

/** Of one's own metric, which a test puts as it likes. */
export const BACKLOG = { Namespace: 'Shop', MetricName: 'BacklogPerTask' } as const

/** Puts an alarm `high`: 3 of 3 one-minute averages of web's CPU above 70. */
export function putAlarm(lab: TestLab, fields: Input = {}): void {
  lab.act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'high',
    ...('Metrics' in fields ? {} : { ...WEB_CPU, Statistic: 'Average', Period: 60 }),
    EvaluationPeriods: 3,
    Threshold: 70,
    ComparisonOperator: 'GreaterThanThreshold',
    ...fields,
  })
}

export function alarm(lab: TestLab, name = 'high'): Alarm {
  return must(lab.world.alarms.get(name), name)
}

/** Puts a datapoint of the backlog for the minute that begins now. */
export function putBacklog(lab: TestLab, fields: Input): void {
  lab.act('cloudwatch', 'PutMetricData', {
    Namespace: BACKLOG.Namespace,
    MetricData: [{ MetricName: BACKLOG.MetricName, ...fields }],
  })
}
