import type { Act } from '../model/api/command.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const NAMES = ['high', 'low', 'queue'] as const
const POLICY = 'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/ecs/service/yard/web:policyName/p'

/** Something about one of three alarms, or a datapoint of what one of them may watch. */
export function randomAlarmAct(draws: Draws): Act {
  const act = (operation: string, input: Input): Act => ({ service: 'cloudwatch', operation, input })
  const AlarmName = draws.pick(NAMES)
  if (draws.chance(40)) return act('PutMetricAlarm', randomAlarm(draws, AlarmName))
  if (draws.chance(30)) return act('DeleteAlarms', { AlarmNames: [AlarmName] })
  if (draws.chance(30)) {
    const StateValue = draws.pick(['OK', 'ALARM', 'INSUFFICIENT_DATA'])
    return act('SetAlarmState', { AlarmName, StateValue, StateReason: 'at random' })
  }
  const MetricData = [{ MetricName: 'Backlog', Value: draws.random.between(0, 100) }]
  return draws.chance(80) ? act('PutMetricData', { Namespace: 'Shop', MetricData }) : act('DescribeAlarms', {})
}

function randomAlarm(draws: Draws, AlarmName: string): Input {
  return {
    AlarmName,
    ...randomMetric(draws),
    Statistic: draws.pick(['Average', 'Maximum', 'Sum']),
    Period: draws.pick([60, 60, 120, 300]),
    EvaluationPeriods: draws.random.between(1, 5),
    ...(draws.chance(40) && { DatapointsToAlarm: draws.random.between(1, 3) }),
    Threshold: draws.random.between(0, 100),
    ComparisonOperator: draws.pick(['GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold']),
    ...(draws.chance(60) && { TreatMissingData: draws.pick(['missing', 'ignore', 'breaching', 'notBreaching']) }),
    ...(draws.chance(50) && { AlarmActions: [POLICY] }),
  }
}

function randomMetric(draws: Draws): Input {
  if (draws.chance(30)) return { Namespace: 'Shop', MetricName: 'Backlog' }
  const isOfCluster = draws.chance(40)
  const names = isOfCluster ? ['CPUReservation', 'MemoryReservation'] : ['CPUUtilization', 'MemoryUtilization']
  return {
    Namespace: 'AWS/ECS',
    MetricName: draws.pick(names),
    Dimensions: [
      { Name: 'ClusterName', Value: 'yard' },
      ...(isOfCluster ? [] : [{ Name: 'ServiceName', Value: draws.pick(['web', 'api']) }]),
    ],
  }
}
