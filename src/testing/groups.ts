import { must } from '../base/assert.ts'
import type { Output } from '../model/api/command.ts'
import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import type { GroupDecision } from '../model/world/groupPolicies/groupDecision.ts'
import { createService, register, yard } from './builders.ts'
import { apiSeconds, MINUTE } from './scaling.ts'
import type { Input, TestLab } from './testLab.ts'

/** A lab of one Auto Scaling group `yard` of m5.large: 2,048 CPU units each. Its instances are there, and warm. */
export function groupLab(instances: number, group: Input = {}): TestLab {
  const lab = yard({ instances: 0 })
  lab.act('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'yard',
    LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
  })
  autoscaling(lab, 'CreateAutoScalingGroup', {
    MinSize: 1,
    MaxSize: 20,
    DesiredCapacity: instances,
    LaunchTemplate: { LaunchTemplateName: 'yard' },
    ...group,
  })
  lab.to(9 * MINUTE)
  return lab
}

/** An operation of Amazon EC2 Auto Scaling on the group. */
export function autoscaling(lab: TestLab, operation: string, input: Input = {}): Output {
  return lab.act('autoscaling', operation, { AutoScalingGroupName: 'yard', ...input })
}

/** Two tasks an instance, and so much of all instances' CPU asked for. */
export function busyGroup(lab: TestLab, instances: number, percent: number): void {
  register(lab, 'web', { containerFields: { cpu: 1_024, memory: 512 } })
  createService(lab, { desiredCount: 2 * instances })
  groupLoad(lab, instances, percent)
}

export function groupLoad(lab: TestLab, instances: number, percent: number): void {
  const peakCpuUnits = Math.round((2_048 * instances * percent) / 100)
  lab.act('lab', 'SetLoad', { cluster: 'yard', service: 'web', shape: 'constant', peakCpuUnits })
}

/** Keeps the CPU of the group at a target. */
export function trackCpu(lab: TestLab, target: number, fields: Input = {}): Output {
  return autoscaling(lab, 'PutScalingPolicy', {
    PolicyName: `cpu${String(target)}`,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: target,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
    },
    ...fields,
  })
}

/** A policy, and an alarm on a metric of one's own that calls it: at 50 and above, or as it is told. */
export function callable(lab: TestLab, policy: Input, alarm: Input = {}): void {
  const { PolicyARN } = autoscaling(lab, 'PutScalingPolicy', { PolicyName: 'own', ...policy })
  lab.act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: `${String(policy.PolicyName ?? 'own')}-alarm`,
    Namespace: 'Shop',
    MetricName: 'Busy',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [PolicyARN],
    ...alarm,
  })
}

/** Puts the metric that alarms see when this minute ends, which is of the one before, and goes on until then. */
export function busy(lab: TestLab, value: number): void {
  const fromMs = Math.floor(lab.world.nowMs / MINUTE) * MINUTE
  const data = { MetricName: 'Busy', Value: value, Timestamp: apiSeconds(fromMs - MINUTE) }
  lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: [data] })
  lab.to(fromMs + MINUTE)
}

export function desired(lab: TestLab): number {
  return must(lab.world.autoScalingGroups.get('yard'), 'yard').desiredCapacity
}

export function groupDecisions(lab: TestLab): readonly GroupDecision[] {
  return lab.decisions.filter((one) => one.kind === 'groupScaling')
}

/** Every evaluation that was told: desired before and after, and what held it. */
export function groupEvaluations(lab: TestLab): readonly string[] {
  return groupDecisions(lab).map(
    ({ from, to, held }) => `${String(from)} → ${String(to)}${held === null ? '' : ` ${held}`}`,
  )
}

export function groupActivities(lab: TestLab): readonly Input[] {
  return (autoscaling(lab, 'DescribeScalingActivities').Activities as readonly Input[]).toReversed()
}

/** `InService` and the like of each instance of the group, as AWS answers it. */
export function states(lab: TestLab): readonly string[] {
  const told = lab.act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['yard'] })
  const groups = told.AutoScalingGroups as readonly Input[]
  return ((groups[0]?.Instances ?? []) as readonly Input[]).map((one) => String(one.LifecycleState))
}

export function ec2Id(instance: ContainerInstance | undefined): string {
  return instance?.ec2InstanceId ?? ''
}
