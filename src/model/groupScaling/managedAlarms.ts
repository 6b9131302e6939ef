import { groupPolicyArn, uuidOf } from '../api/arns.ts'
import type { Alarm } from '../world/monitoring/alarm.ts'
import { UNCHECKED } from '../world/monitoring/alarmReason.ts'
import { metricOf, type MetricId } from '../world/monitoring/metric.ts'
import type { CapacityProvider } from '../world/provider/capacityProvider.ts'

/** The metric that ECS makes for a capacity provider of a cluster. */
export function reservationMetric(provider: string, clusterName: string): MetricId {
  return metricOf('AWS/ECS/ManagedScaling', 'CapacityProviderReservation', {
    CapacityProviderName: provider,
    ClusterName: clusterName,
  })
}

/** The name of the policy that ECS gives to the group of a capacity provider. */
export function managedPolicyName(provider: string): string {
  return `ECSManagedScalingPolicy-${uuidOf(`policy ${provider}`)}`
}

export function managedAlarmName({ name, autoScalingGroupName }: CapacityProvider, side: 'High' | 'Low'): string {
  return `TargetTracking-${autoScalingGroupName}-Alarm${side}-${uuidOf(`alarm ${side} ${name}`)}`
}

/** The two alarms of managed scaling: 1 minute above the target, or 15 below it (CPR-7). */
export function managedAlarms(provider: CapacityProvider, clusterName: string, nowMs: number): readonly Alarm[] {
  const arn = groupPolicyArn(provider.autoScalingGroupName, managedPolicyName(provider.name))
  const stat = { metric: reservationMetric(provider.name, clusterName), stat: 'Average' } as const
  return (['High', 'Low'] as const).map((side) => ({
    name: managedAlarmName(provider, side),
    description: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${arn}.`,
    actionsEnabled: true,
    okActions: [],
    alarmActions: [arn],
    insufficientDataActions: [],
    queries: [{ id: 'm1', stat, expression: null, label: null, returnData: true }],
    unit: null,
    periodSeconds: 60,
    evaluationPeriods: side === 'High' ? 1 : 15,
    datapointsToAlarm: null,
    threshold: provider.managedScaling.targetCapacity,
    comparison: side === 'High' ? 'GreaterThanThreshold' : 'LessThanThreshold',
    treatMissingData: null,
    state: 'INSUFFICIENT_DATA',
    stateReason: UNCHECKED,
    stateReasonData: null,
    stateUpdatedAtMs: nowMs,
    stateTransitionedAtMs: nowMs,
    configurationUpdatedAtMs: nowMs,
  }))
}
