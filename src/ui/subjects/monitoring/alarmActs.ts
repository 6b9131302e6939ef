import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { ALARM_STATES, type Alarm, type Comparison, type MissingData } from '../../../model/world/monitoring/alarm.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { ObjectAct } from '../subjectView.ts'

/** What can be done with an alarm: put it into another state for a test, or delete it. */
export function alarmActs({ name, state }: Alarm): readonly ObjectAct[] {
  const settable = ALARM_STATES.filter((one) => one !== state)
  return [
    ...settable.map((wanted): ObjectAct => {
      const input = { AlarmName: name, StateValue: wanted, StateReason: 'Set in the lab' }
      return {
        id: `set-${wanted}`,
        label: `Set to ${wanted}`,
        run: ({ giveNow }) => giveNow(act('cloudwatch', 'SetAlarmState', input)),
      }
    }),
    {
      id: 'delete-alarm',
      label: 'Delete',
      tone: 'trouble',
      run: ({ giveNow }) => giveNow(act('cloudwatch', 'DeleteAlarms', { AlarmNames: [name] })),
    },
  ]
}

/** An alarm on a service's utilization, as its form has it. */
export interface AlarmWanted {
  readonly name: string
  readonly metric: 'CPUUtilization' | 'MemoryUtilization'
  readonly comparison: Comparison
  readonly threshold: number
  /** M of N. */
  readonly m: number
  readonly n: number
  readonly periodMinutes: number
  readonly missingData: MissingData
}

export function putAlarmAct({ clusterName, name }: Service, wanted: AlarmWanted): Act {
  return act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: wanted.name,
    Namespace: 'AWS/ECS',
    MetricName: wanted.metric,
    Dimensions: [
      { Name: 'ClusterName', Value: clusterName },
      { Name: 'ServiceName', Value: name },
    ],
    Statistic: 'Average',
    Period: wanted.periodMinutes * 60,
    EvaluationPeriods: wanted.n,
    DatapointsToAlarm: wanted.m,
    Threshold: wanted.threshold,
    ComparisonOperator: wanted.comparison,
    TreatMissingData: wanted.missingData,
  })
}

/** `web-high`, or with the first number that is free. */
export function freeAlarmName({ alarms }: World, serviceName: string): string {
  const name = `${serviceName}-high`
  let number = 2
  if (!alarms.has(name)) return name
  while (alarms.has(`${name}-${String(number)}`)) number += 1
  return `${name}-${String(number)}`
}
