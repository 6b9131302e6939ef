import type { Act } from '../../model/api/command.ts'
import { LAB_EPOCH_SECONDS } from '../../model/world/world.ts'

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/yard/web',
  ScalableDimension: 'ecs:service:DesiredCount',
}
const OF_TARGET = { ...TARGET, MaxResults: 10 }
const scaling = (operation: string, input: Act['input']): Act => ({
  service: 'application-autoscaling',
  operation,
  input,
})
const DIMENSIONS = [{ Name: 'Queue', Value: 'orders' }]
const COOLDOWNS = { ScaleOutCooldown: 60, ScaleInCooldown: 120, DisableScaleIn: true }

function tracking(PolicyName: string, config: Act['input']): Act {
  return scaling('PutScalingPolicy', {
    ...TARGET,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: { TargetValue: 60.5, ...COOLDOWNS, ...config },
  })
}

/** The prepared lab has these: a target, a policy and a scheduled action that can be deleted. */
export const scalingSetUp: readonly Act[] = [
  scaling('RegisterScalableTarget', { ...TARGET, MinCapacity: 1, MaxCapacity: 5 }),
  tracking('there', { PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' } }),
  scaling('PutScheduledAction', {
    ...TARGET,
    ScheduledActionName: 'there',
    Schedule: 'rate(2 hours)',
    ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 5 },
  }),
]

export const scalingActs: readonly Act[] = [
  scaling('RegisterScalableTarget', {
    ...TARGET,
    MinCapacity: 1,
    MaxCapacity: 4,
    RoleARN: 'arn:aws:iam::123456789012:role/r',
    SuspendedState: {
      DynamicScalingInSuspended: true,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: true,
    },
  }),
  scaling('DeregisterScalableTarget', TARGET),
  scaling('DescribeScalableTargets', {
    ServiceNamespace: 'ecs',
    ResourceIds: ['service/yard/web'],
    ScalableDimension: 'ecs:service:DesiredCount',
    MaxResults: 10,
  }),
  tracking('cpu', { PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' } }),
  tracking('backlog', {
    CustomizedMetricSpecification: {
      MetricName: 'Backlog',
      Namespace: 'Shop',
      Dimensions: DIMENSIONS,
      Statistic: 'Average',
      Unit: 'Count',
    },
  }),
  tracking('rows', {
    CustomizedMetricSpecification: {
      Metrics: [
        {
          Id: 'messages',
          MetricStat: {
            Metric: { Namespace: 'Shop', MetricName: 'Messages', Dimensions: DIMENSIONS },
            Stat: 'Sum',
            Unit: 'Count',
          },
          ReturnData: false,
        },
        { Id: 'each', Expression: 'messages / 4', Label: 'a task', ReturnData: true },
      ],
    },
  }),
  scaling('PutScalingPolicy', {
    ...TARGET,
    PolicyName: 'steps',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'PercentChangeInCapacity',
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10.5, ScalingAdjustment: 10 },
        { MetricIntervalLowerBound: 10.5, ScalingAdjustment: 30 },
      ],
      MinAdjustmentMagnitude: 2,
      Cooldown: 60,
      MetricAggregationType: 'Average',
    },
  }),
  scaling('DeleteScalingPolicy', { ...TARGET, PolicyName: 'there' }),
  scaling('DescribeScalingPolicies', { ...OF_TARGET, PolicyNames: ['there'] }),
  scaling('PutScheduledAction', {
    ...TARGET,
    ScheduledActionName: 'morning',
    Schedule: 'cron(0 8 * * ? *)',
    Timezone: 'UTC',
    StartTime: LAB_EPOCH_SECONDS,
    EndTime: LAB_EPOCH_SECONDS + 864_000,
    ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 5 },
  }),
  scaling('DeleteScheduledAction', { ...TARGET, ScheduledActionName: 'there' }),
  scaling('DescribeScheduledActions', { ...OF_TARGET, ScheduledActionNames: ['there'] }),
  scaling('DescribeScalingActivities', { ...OF_TARGET, IncludeNotScaledActivities: true }),
]
