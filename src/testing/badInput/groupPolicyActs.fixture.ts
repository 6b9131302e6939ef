import type { Act } from '../../model/api/command.ts'
import { LAB_EPOCH_SECONDS, type World } from '../../model/world/world.ts'

const AutoScalingGroupName = 'own-group'

function group(operation: string, input: Act['input']): Act {
  return { service: 'autoscaling', operation, input: { AutoScalingGroupName, ...input } }
}

function hook(LifecycleHookName: string, of: string, LifecycleTransition: string): Act {
  const input = { LifecycleHookName, LifecycleTransition, AutoScalingGroupName: of }
  return group('PutLifecycleHook', input)
}

/** The prepared lab has these: an instance of `free-group` waits. */
export const groupPolicySetUp: readonly Act[] = [
  group('PutScalingPolicy', { PolicyName: 'there', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 }),
  group('PutScheduledUpdateGroupAction', {
    ScheduledActionName: 'there',
    StartTime: LAB_EPOCH_SECONDS + 864_000,
    DesiredCapacity: 1,
  }),
  hook('there', 'free-group', 'autoscaling:EC2_INSTANCE_LAUNCHING'),
  group('SetDesiredCapacity', { AutoScalingGroupName: 'free-group', DesiredCapacity: 1 }),
]

/** One good act of each operation of a group's own scaling. */
export function groupPolicyActs({ instances }: World): readonly Act[] {
  const waiting = [...instances.values()].find((one) => one.autoScalingGroupName === 'free-group')
  return [
    ...ACTS,
    group('CompleteLifecycleAction', {
      AutoScalingGroupName: 'free-group',
      LifecycleHookName: 'there',
      LifecycleActionResult: 'CONTINUE',
      InstanceId: waiting?.ec2InstanceId ?? '',
    }),
  ]
}

const ACTS: readonly Act[] = [
  group('UpdateAutoScalingGroup', {
    MinSize: 0,
    MaxSize: 6,
    DesiredCapacity: 1,
    LaunchTemplate: { LaunchTemplateName: 'first' },
    DefaultCooldown: 60,
    DefaultInstanceWarmup: 60,
    NewInstancesProtectedFromScaleIn: false,
  }),
  group('PutScalingPolicy', {
    PolicyName: 'cpu',
    PolicyType: 'TargetTrackingScaling',
    EstimatedInstanceWarmup: 60,
    Enabled: true,
    TargetTrackingConfiguration: {
      TargetValue: 50.5,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      DisableScaleIn: false,
    },
  }),
  group('PutScalingPolicy', {
    PolicyName: 'backlog',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: 100,
      CustomizedMetricSpecification: {
        MetricName: 'Backlog',
        Namespace: 'Shop',
        Dimensions: [{ Name: 'Queue', Value: 'orders' }],
        Statistic: 'Average',
        Unit: 'Count',
      },
    },
  }),
  group('PutScalingPolicy', {
    PolicyName: 'steps',
    PolicyType: 'StepScaling',
    AdjustmentType: 'PercentChangeInCapacity',
    MinAdjustmentMagnitude: 2,
    MetricAggregationType: 'Average',
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10.5, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 10.5, ScalingAdjustment: 30 },
    ],
  }),
  group('PutScalingPolicy', {
    PolicyName: 'simple',
    PolicyType: 'SimpleScaling',
    AdjustmentType: 'ExactCapacity',
    ScalingAdjustment: 2,
    Cooldown: 60,
  }),
  group('DeletePolicy', { PolicyName: 'there' }),
  group('DescribePolicies', { PolicyNames: ['there'], PolicyTypes: ['SimpleScaling'], MaxRecords: 5 }),
  group('ExecutePolicy', { PolicyName: 'there', HonorCooldown: true }),
  group('PutScheduledUpdateGroupAction', {
    ScheduledActionName: 'morning',
    StartTime: LAB_EPOCH_SECONDS + 864_000,
    EndTime: LAB_EPOCH_SECONDS + 1_864_000,
    Recurrence: '0 8 * * MON-FRI',
    TimeZone: 'UTC',
    MinSize: 1,
    MaxSize: 4,
    DesiredCapacity: 2,
  }),
  group('DeleteScheduledAction', { ScheduledActionName: 'there' }),
  group('DescribeScheduledActions', { ScheduledActionNames: ['there'], MaxRecords: 5 }),
  group('PutLifecycleHook', {
    LifecycleHookName: 'drain',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    HeartbeatTimeout: 900,
    DefaultResult: 'CONTINUE',
    RoleARN: 'arn:aws:iam::123456789012:role/hook',
    NotificationTargetARN: 'arn:aws:sqs:us-east-1:123456789012:drain',
    NotificationMetadata: 'yard',
  }),
  group('DeleteLifecycleHook', { AutoScalingGroupName: 'free-group', LifecycleHookName: 'there' }),
  group('DescribeLifecycleHooks', { AutoScalingGroupName: 'free-group', LifecycleHookNames: ['there'] }),
]
