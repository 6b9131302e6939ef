import type { Act } from '../../../model/api/command.ts'
import { groupPolicyArn } from '../../../model/api/arns.ts'
import { act } from '../../../model/api/act.ts'
import type { GroupPolicy } from '../../../model/world/groupPolicies/groupPolicy.ts'
import type { WaitingHook } from '../../../model/world/capacity/lifecycleHook.ts'

export type GroupPolicyKind = 'tracking' | 'step' | 'simple' | 'scheduled' | 'hook'

/** What scales an Auto Scaling group by itself, or holds its instances, as its form has it. */
export interface GroupWanted {
  readonly kind: GroupPolicyKind
  /** Percent of CPU; for steps and a simple policy the alarm's threshold. */
  readonly target: number
  /** From the threshold on, and from `farther` above it on. */
  readonly near: number
  readonly farther: number
  readonly far: number
  readonly warmupSeconds: number
  readonly cooldownSeconds: number
  readonly recurrence: string
  readonly scheduled: number
  readonly heartbeatSeconds: number
}

/** What puts it, with the alarm that calls a policy which has none of its own. */
export function groupActs(groupName: string, wanted: GroupWanted): readonly Act[] {
  const group = { AutoScalingGroupName: groupName }
  switch (wanted.kind) {
    case 'tracking':
      return [
        act('autoscaling', 'PutScalingPolicy', {
          ...group,
          PolicyName: `${groupName}-cpu`,
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingConfiguration: {
            TargetValue: wanted.target,
            PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          },
          EstimatedInstanceWarmup: wanted.warmupSeconds,
        }),
      ]
    case 'step':
      return stepActs(groupName, wanted)
    case 'simple':
      return simpleActs(groupName, wanted)
    case 'scheduled':
      return [
        act('autoscaling', 'PutScheduledUpdateGroupAction', {
          ...group,
          ScheduledActionName: `${groupName}-schedule`,
          Recurrence: wanted.recurrence,
          DesiredCapacity: wanted.scheduled,
        }),
      ]
    case 'hook':
      return [
        act('autoscaling', 'PutLifecycleHook', {
          ...group,
          LifecycleHookName: `${groupName}-drain`,
          LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
          HeartbeatTimeout: wanted.heartbeatSeconds,
          DefaultResult: 'CONTINUE',
        }),
      ]
  }
}

function stepActs(groupName: string, wanted: GroupWanted): readonly Act[] {
  const PolicyName = `${groupName}-steps`
  return [
    act('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName: groupName,
      PolicyName,
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: wanted.farther, ScalingAdjustment: wanted.near },
        { MetricIntervalLowerBound: wanted.farther, ScalingAdjustment: wanted.far },
      ],
      EstimatedInstanceWarmup: wanted.warmupSeconds,
    }),
    alarmAct(groupName, PolicyName, wanted.target),
  ]
}

function simpleActs(groupName: string, wanted: GroupWanted): readonly Act[] {
  const PolicyName = `${groupName}-simple`
  return [
    act('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName: groupName,
      PolicyName,
      PolicyType: 'SimpleScaling',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: wanted.near,
      Cooldown: wanted.cooldownSeconds,
    }),
    alarmAct(groupName, PolicyName, wanted.target),
  ]
}

/** On the group's CPU: at the threshold and above in 2 of 2 minutes. */
function alarmAct(groupName: string, policyName: string, threshold: number): Act {
  return act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: `${policyName}-high`,
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: groupName }],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [groupPolicyArn(groupName, policyName)],
  })
}

export function deleteGroupPolicyAct({ groupName, name }: GroupPolicy): Act {
  return act('autoscaling', 'DeletePolicy', { AutoScalingGroupName: groupName, PolicyName: name })
}

export function completeAct(
  groupName: string,
  { name }: WaitingHook,
  { ec2InstanceId }: { readonly ec2InstanceId: string },
): Act {
  return act('autoscaling', 'CompleteLifecycleAction', {
    AutoScalingGroupName: groupName,
    LifecycleHookName: name,
    InstanceId: ec2InstanceId,
    LifecycleActionResult: 'CONTINUE',
  })
}
