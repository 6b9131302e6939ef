import { LAB_EPOCH_SECONDS } from '../model/world/world.ts'
import { must } from '../base/assert.ts'
import type { Output } from '../model/api/command.ts'
import type { ScalingDecision } from '../model/world/scaling/scalingDecision.ts'
import { createService, register, yard } from './builders.ts'
import type { Input, TestLab } from './testLab.ts'

export const MINUTE = 60_000

/** The service that tests scale, as Application Auto Scaling names it. */
export const WEB = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/yard/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const

/** `web`, its tasks of 256 CPU units running since a while, registered from 1 to 10. */
export function scalableLab(desiredCount: number, limits: Input = {}): TestLab {
  const lab = yard({ instances: 10 })
  register(lab)
  createService(lab, { desiredCount })
  lab.to(5 * MINUTE)
  scaling(lab, 'RegisterScalableTarget', { MinCapacity: 1, MaxCapacity: 10, ...limits })
  return lab
}

/** An operation of Application Auto Scaling on web's desired count. */
export function scaling(lab: TestLab, operation: string, input: Input = {}): Output {
  return lab.act('application-autoscaling', operation, { ...WEB, ...input })
}

/** Puts a policy that keeps web's CPU at 60 %, and what else is told of it. */
export function track(lab: TestLab, fields: Input = {}, name = 'cpu60'): Output {
  return scaling(lab, 'PutScalingPolicy', {
    PolicyName: name,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      ...fields,
    },
  })
}

/** On the CPU of web: as an alarm has it that calls a step policy. */
export const CPU_ALARM = {
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Dimensions: [
    { Name: 'ClusterName', Value: 'yard' },
    { Name: 'ServiceName', Value: 'web' },
  ],
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 50,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
} as const

/** Puts a step policy and an alarm on web's CPU that calls it: at the threshold and above, or at it and below. */
export function step(lab: TestLab, config: Input, alarm: Input & { readonly name?: string } = {}): void {
  const { name = 'steps', ...fields } = alarm
  const { PolicyARN } = scaling(lab, 'PutScalingPolicy', {
    PolicyName: name,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: config,
  })
  lab.act('cloudwatch', 'PutMetricAlarm', {
    AlarmName: `${name}-alarm`,
    ...CPU_ALARM,
    AlarmActions: [PolicyARN],
    ...fields,
  })
}

/** Keeps web as busy as so many tasks at so many percent, whatever number it has. */
export function load(lab: TestLab, tasks: number, percent: number): void {
  const peakCpuUnits = Math.round((256 * tasks * percent) / 100)
  lab.act('lab', 'SetLoad', { cluster: 'yard', service: 'web', shape: 'constant', peakCpuUnits })
}

/** Every evaluation that was told: minute, desired before and after, and what held it. */
export function evaluations(lab: TestLab): readonly string[] {
  return scalings(lab).map(
    ({ atMs, from, to, held }) =>
      `${minuteOf(atMs)}: ${String(from)} → ${String(to)}${held === null ? '' : ` ${held}`}`,
  )
}

export function scalings(lab: TestLab): readonly ScalingDecision[] {
  return lab.decisions.filter((one) => one.kind === 'scaling')
}

export function lastScaling(lab: TestLab): ScalingDecision {
  return must(scalings(lab).at(-1), 'nothing was evaluated')
}

function minuteOf(atMs: number): string {
  return String(atMs / MINUTE)
}

/** What DescribeScalingActivities tells, oldest first, those that did not scale too. */
export function activities(lab: TestLab, fields: Input = { IncludeNotScaledActivities: true }): readonly Output[] {
  const { ScalingActivities } = lab.act('application-autoscaling', 'DescribeScalingActivities', {
    ServiceNamespace: 'ecs',
    ...fields,
  })
  return (ScalingActivities as Output[]).toReversed()
}

/** A time of the lab as AWS takes it. */
export function apiSeconds(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}
