import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { groupOf, labelOf } from './requestsLabel.ts'
import type { AdjustmentType } from '../../../model/world/scaling/arithmetic.ts'
import type { PredefinedMetric, ScalingPolicy } from '../../../model/world/scaling/scalingPolicy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

/** What the form adds to minimum and maximum. */
export const SCALING_KINDS = ['tracking', 'step', 'scheduled'] as const
export type ScalingKind = (typeof SCALING_KINDS)[number]

/** The auto scaling of a service, as its form has it. */
export interface ScalingWanted {
  readonly min: number
  readonly max: number
  readonly kind: ScalingKind
  readonly metric: PredefinedMetric
  readonly target: number
  readonly outSeconds: number
  readonly inSeconds: number
  readonly disableScaleIn: boolean
  readonly adjustmentType: AdjustmentType
  /** From the threshold on, and from `farther` above it on. */
  readonly near: number
  readonly farther: number
  readonly far: number
  readonly schedule: string
  readonly timezone: string
  readonly scheduledMin: number
  readonly scheduledMax: number
}

function targetOf({ clusterName, name }: Service) {
  return {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${clusterName}/${name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const
}

/** Registers the service, and puts the one policy or schedule that was chosen. */
export function scalingActs(world: World, service: Service, wanted: ScalingWanted): readonly Act[] {
  const register = act('application-autoscaling', 'RegisterScalableTarget', {
    ...targetOf(service),
    MinCapacity: wanted.min,
    MaxCapacity: wanted.max,
  })
  return [register, chosenAct(world, service, wanted)]
}

function chosenAct(world: World, service: Service, wanted: ScalingWanted): Act {
  switch (wanted.kind) {
    case 'tracking':
      return trackingAct(world, service, wanted)
    case 'step':
      return stepAct(service, wanted)
    case 'scheduled':
      return act('application-autoscaling', 'PutScheduledAction', {
        ...targetOf(service),
        ScheduledActionName: `${service.name}-schedule`,
        Schedule: wanted.schedule,
        Timezone: wanted.timezone,
        ScalableTargetAction: { MinCapacity: wanted.scheduledMin, MaxCapacity: wanted.scheduledMax },
      })
  }
}

function trackingAct(world: World, service: Service, wanted: ScalingWanted): Act {
  const { metric, target, outSeconds, inSeconds, disableScaleIn } = wanted
  const label = metric === 'ALBRequestCountPerTarget' ? labelOf(world, groupOf(world, service)) : null
  return act('application-autoscaling', 'PutScalingPolicy', {
    ...targetOf(service),
    PolicyName: `${service.name}-${METRIC_NAMES[metric]}`,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: target,
      PredefinedMetricSpecification: { PredefinedMetricType: metric, ...(label !== null && { ResourceLabel: label }) },
      ScaleOutCooldown: outSeconds,
      ScaleInCooldown: inSeconds,
      DisableScaleIn: disableScaleIn,
    },
  })
}

const METRIC_NAMES: Readonly<Record<PredefinedMetric, string>> = {
  ECSServiceAverageCPUUtilization: 'cpu',
  ECSServiceAverageMemoryUtilization: 'memory',
  ALBRequestCountPerTarget: 'requests',
}

function stepAct(service: Service, { adjustmentType, near, farther, far, outSeconds }: ScalingWanted): Act {
  return act('application-autoscaling', 'PutScalingPolicy', {
    ...targetOf(service),
    PolicyName: `${service.name}-steps`,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: adjustmentType,
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: farther, ScalingAdjustment: near },
        { MetricIntervalLowerBound: farther, ScalingAdjustment: far },
      ],
      Cooldown: outSeconds,
    },
  })
}

/** The alarm that a step policy waits for: on the service's CPU, 60 % and more in 3 of 3 minutes. */
export function stepAlarmAct({ clusterName, name }: Service, policy: ScalingPolicy): Act {
  return act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: `${policy.name}-high`,
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: clusterName },
      { Name: 'ServiceName', Value: name },
    ],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 3,
    Threshold: 60,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [policy.arn],
  })
}

export function deletePolicyAct(service: Service, { name }: ScalingPolicy): Act {
  return act('application-autoscaling', 'DeleteScalingPolicy', { ...targetOf(service), PolicyName: name })
}

export function deregisterAct(service: Service): Act {
  return act('application-autoscaling', 'DeregisterScalableTarget', targetOf(service))
}
